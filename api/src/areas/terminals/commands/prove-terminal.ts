import { type DeviceKey, FalinkError } from '@falink/protocol';
import type { TerminalIdentity } from '../../../kernel/actor.js';
import { SharedStatement } from '../../../kernel/admission/shared-statement.js';
import { hashOpaqueToken, newOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import type { Context } from '../../../kernel/context.js';
import { verifyChallenge } from '../device-key.js';
import { type Challenge, type ChallengeUse, insertChallenges, useChallenges } from '../queries/challenges.js';
import { findDeviceKeys } from '../queries/devices.js';

const CHALLENGE_TTL_MS = 60_000;

/**
 * Terminals prove their keys. A challenge changes nothing that anybody follows, and proving costs every box one every
 * five minutes: single statements without the frame, each of them atomic, shared by those who come together.
 */
export class TerminalProofs {
  readonly #ctx: Pick<Context, 'terminals'>;
  readonly #issued: SharedStatement<Challenge, Date>;
  readonly #used: SharedStatement<Challenge, ChallengeUse>;
  readonly #keys: SharedStatement<string, DeviceKey>;

  constructor(ctx: Pick<Context, 'terminals' | 'pool'>) {
    this.#ctx = ctx;
    this.#issued = new SharedStatement((challenges) => insertChallenges(ctx.pool, challenges, CHALLENGE_TTL_MS));
    this.#used = new SharedStatement((presented) => useChallenges(ctx.pool, presented));
    this.#keys = new SharedStatement((terminalIds) => findDeviceKeys(ctx.pool, terminalIds));
  }

  /** A nonce for a paired terminal, good for one use. @throws FalinkError terminal.unknown, terminal.revoked */
  async issue(terminalId: string): Promise<{ nonce: string; expiresAt: Date }> {
    const found = await this.#ctx.terminals.run(terminalId);
    if (!found) throw new FalinkError('terminal.unknown');
    if (found.revoked) throw new FalinkError('terminal.revoked');
    const { token: nonce, hash: nonceHash } = newOpaqueToken();
    const expiresAt = await this.#issued.run({ nonceHash, terminalId });
    if (!expiresAt) throw new Error('the challenge was not written');
    return { nonce, expiresAt };
  }

  /**
   * Trades a signed challenge for the right to a token. The challenge is used up before the signature is verified, so a
   * replay is refused even when two arrive together.
   *
   * @throws FalinkError terminal.challenge_invalid, terminal.challenge_used, terminal.revoked
   */
  async prove(
    terminalId: string,
    { nonce, signature }: { readonly nonce: string; readonly signature: string },
  ): Promise<{ terminal: TerminalIdentity; tokenVersion: number }> {
    const use = await this.#used.run({ nonceHash: hashOpaqueToken(nonce), terminalId });
    if (use === 'used') throw new FalinkError('terminal.challenge_used');
    if (use !== 'fresh') throw new FalinkError('terminal.challenge_invalid');
    const found = await this.#ctx.terminals.run(terminalId);
    if (found?.revoked) throw new FalinkError('terminal.revoked');
    const key = await this.#keys.run(terminalId);
    if (!found || !key || !verifyChallenge(key, terminalId, nonce, signature)) {
      throw new FalinkError('terminal.challenge_invalid');
    }
    return found;
  }
}
