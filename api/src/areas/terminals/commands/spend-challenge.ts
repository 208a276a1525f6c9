import { FalinkError } from '@falink/protocol';
import { hashOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import type { Challenge, ChallengeUse } from '../queries/challenges.js';

/**
 * Uses a challenge up.
 *
 * @param use what becomes of a challenge that is presented
 * @throws FalinkError terminal.challenge_invalid, terminal.challenge_used
 */
export async function spendChallenge(
  use: (challenge: Challenge) => Promise<ChallengeUse | undefined>,
  terminalId: string,
  nonce: string,
): Promise<void> {
  const became = await use({ nonceHash: hashOpaqueToken(nonce), terminalId });
  if (became === 'used') throw new FalinkError('terminal.challenge_used');
  if (became !== 'fresh') throw new FalinkError('terminal.challenge_invalid');
}
