import { z } from 'zod';
import { InstantSchema } from '../../common.js';
import { shown } from '../../text.js';

/** `next`: registered beside the one that holds, until the box has proved it alone. */
export const KeyStateSchema = z.enum(['live', 'next', 'revoked']);

/** A key that a terminal's box has or had. */
export const TerminalKeySchema = z.object({
  fingerprint: z.string().max(100),
  state: KeyStateSchema,
  registeredAt: InstantSchema,
  revokedAt: InstantSchema.nullable(),
});

/** How many of a terminal's keys are shown, the latest first. */
export const MAX_SHOWN_KEYS = 20;

/** What lets a terminal in, and what keeps it out. */
export const TerminalSecuritySchema = z.object({
  keys: z.array(TerminalKeySchema).max(MAX_SHOWN_KEYS),
  /** Staff asked for a new key, and the box has not proved one yet. */
  rotationAskedAt: InstantSchema.nullable(),
  lock: z.object({ at: InstantSchema, reason: shown(200) }).nullable(),
});
export type TerminalSecurity = z.infer<typeof TerminalSecuritySchema>;

/** The text that a box signs with the key that it has and with the one that is to follow. */
export function keyChangeText(
  terminalId: string,
  nonce: string,
  next: { readonly x: string; readonly y: string },
): string {
  return `falink-key-change-v1\n${terminalId}\n${nonce}\n${next.x}.${next.y}`;
}
