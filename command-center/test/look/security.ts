import { ago, sampleSecurity } from '@falink/fixtures';
import type { Handlers } from '@falink/fixtures/server';

/** Keys and locks of the made-up district's boxes. */
export function securityHandlers(): Handlers {
  let security = sampleSecurity();
  return {
    terminalSecurity: () => security,
    lockTerminal: ({ body }) => {
      security = { ...security, lock: { at: ago(0), reason: body.reason } };
      return security;
    },
    unlockTerminal: () => {
      security = { ...security, lock: null };
      return security;
    },
    askKeyRotation: () => {
      security = { ...security, rotationAskedAt: ago(0) };
      return security;
    },
  };
}
