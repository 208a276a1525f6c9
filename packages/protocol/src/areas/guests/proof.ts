import { z } from 'zod';

/** How long a challenge can be solved. */
export const GUEST_CHALLENGE_S = 120;
/** More leading zero bits would keep an old phone busy for a minute. */
export const MAX_PROOF_BITS = 24;

/** Work that a browser does before it may queue: cheap once, dear for somebody who floods. */
export const GuestChallengeSchema = z.object({
  challenge: z.string().max(200),
  /** Leading zero bits that the hash of the solution must have. */
  bits: z.number().int().min(0).max(MAX_PROOF_BITS),
  expiresInMs: z.number().min(0),
});
export type GuestChallenge = z.infer<typeof GuestChallengeSchema>;

/** What is hashed with SHA-256. */
export const proofText = (challenge: string, solution: string): string => `${challenge}.${solution}`;

/** Whether a hash begins with so many zero bits. */
export function hasZeroBits(hash: Uint8Array, bits: number): boolean {
  const whole = bits >> 3;
  for (let i = 0; i < whole; i++) if (hash[i] !== 0) return false;
  const rest = bits & 7;
  return rest === 0 || (hash[whole] ?? 0xff) >> (8 - rest) === 0;
}
