import { z } from 'zod';
import { line } from '../../text.js';

/** Public half of a terminal's key pair: ECDSA P-256 as JWK. The private half never leaves WebCrypto. */
export const DeviceKeySchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type DeviceKey = z.infer<typeof DeviceKeySchema>;

export const DeviceInfoSchema = z.strictObject({
  userAgent: line(400),
  appVersion: line(40),
  screen: z.strictObject({ width: z.number().int(), height: z.number().int() }),
  camera: z.boolean().nullable(),
  microphone: z.boolean().nullable(),
});
export type DeviceInfo = z.infer<typeof DeviceInfoSchema>;

/** The text that a terminal signs (ECDSA P-256, SHA-256, raw r‖s, base64url) to prove it holds its key. */
export function challengeText(terminalId: string, nonce: string): string {
  return `falink-terminal-v1\n${terminalId}\n${nonce}`;
}
