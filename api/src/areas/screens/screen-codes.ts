import { createHmac } from 'node:crypto';
import type { Secrets } from '../../kernel/auth/secrets.js';
import { derive } from '../../kernel/keys/keyring.js';

type Service = Pick<Secrets, 'service'>;

/** Numbers that a request may try before somebody else's is gone. */
export const SCREEN_ATTEMPTS = 10;

/*
 * All are computed from ids, so that a repeated request has the same answer and nothing that opens a call is stored.
 */

const keyed = ({ service }: Service, purpose: string, text: string): Buffer =>
  createHmac('sha256', derive(service, purpose)).update(text).digest();

/** What the QR says. */
export const screenToken = (secrets: Service, terminalId: string, requestId: string): string =>
  keyed(secrets, 'screen-tokens', `${terminalId}:${requestId}`).toString('base64url');

/** Six digits that are typed. */
export function screenCode(secrets: Service, terminalId: string, requestId: string, attempt: number): string {
  const number = keyed(secrets, 'screen-codes', `${terminalId}:${requestId}:${attempt}`).readUInt32BE(0) % 1_000_000;
  return String(number).padStart(6, '0');
}

/** Keyed: a million numbers are tried at once by somebody who has the database alone. */
export const hashOfCode = (secrets: Service, code: string): Buffer => keyed(secrets, 'screen-code-hashes', code);
