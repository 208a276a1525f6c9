import { FalinkError } from '@falink/protocol';
import type { TerminalIdentity } from '../../../kernel/actor.js';
import { SharedStatement } from '../../../kernel/admission/shared-statement.js';
import { newOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import type { KnownTerminal } from '../../../kernel/auth/queries.js';
import type { Context } from '../../../kernel/context.js';
import { verifyChallenge } from '../device-key.js';
import { type Challenge, type ChallengeUse, insertChallenges, useChallenges } from '../queries/challenges.js';
import { type BoxKey, findKeysOf } from '../queries/keys.js';
import { confirmKey } from './change-key.js';
import { spendChallenge } from './spend-challenge.js';

const CHALLENGE_TTL_MS = 60_000;

export interface Proof {
  readonly terminal: TerminalIdentity;
  readonly tokenVersion: number;
  /** The box is to make a new key. */
  readonly rotateKey: boolean;
}

/**
 * Terminals prove their keys. A challenge changes nothing that anybody follows, and proving costs every box one every
 * five minutes: single statements without the frame, each of them atomic, shared by those who come together.
 */
export class TerminalProofs {
  readonly #ctx: Context;
  readonly #issued: SharedStatement<Challenge, Date>;
  readonly #used: SharedStatement<Challenge, ChallengeUse>;
  readonly #keys: SharedStatement<string, readonly BoxKey[]>;

  constructor(ctx: Context) {
    this.#ctx = ctx;
    this.#issued = new SharedStatement((challenges) => insertChallenges(ctx.pool, challenges, CHALLENGE_TTL_MS));
    this.#used = new SharedStatement((presented) => useChallenges(ctx.pool, presented));
    this.#keys = new SharedStatement((terminalIds) => findKeysOf(ctx.pool, terminalIds, ctx.config.rotateKeysDays));
  }

  /** A nonce for a paired terminal, good for one use. @throws FalinkError terminal.unknown, terminal.revoked, terminal.locked */
  async issue(terminalId: string): Promise<{ nonce: string; expiresAt: Date }> {
    const found = await this.#ctx.terminals.run(terminalId);
    if (!found) throw new FalinkError('terminal.unknown');
    requireOpen(found);
    const { token: nonce, hash: nonceHash } = newOpaqueToken();
    const expiresAt = await this.#issued.run({ nonceHash, terminalId });
    if (!expiresAt) throw new Error('the challenge was not written');
    return { nonce, expiresAt };
  }

  /**
   * Trades a signed challenge for the right to a token. The challenge is used up before the signature is verified, so a
   * replay is refused even when two arrive together. The first proof with a key that is to follow ends the one before; a
   * key that was in force once is told apart from a stranger's.
   *
   * @throws FalinkError terminal.challenge_invalid, terminal.challenge_used, terminal.revoked, terminal.locked
   */
  async prove(
    terminalId: string,
    { nonce, signature }: { readonly nonce: string; readonly signature: string },
  ): Promise<Proof> {
    await spendChallenge((challenge) => this.#used.run(challenge), terminalId, nonce);
    const found = await this.#ctx.terminals.run(terminalId);
    if (found) requireOpen(found);
    const keys = await this.#keys.run(terminalId);
    const key = keys?.find(({ publicKey }) => verifyChallenge(publicKey, terminalId, nonce, signature));
    if (!found || !key) throw new FalinkError('terminal.challenge_invalid');
    if (key.state === 'revoked') throw new FalinkError('terminal.revoked');
    if (key.state === 'next')
      await confirmKey(this.#ctx, { kind: 'terminal', terminal: found.terminal }, key.thumbprint);
    return { ...found, rotateKey: key.state === 'live' && key.isDue };
  }
}

/** @throws FalinkError terminal.revoked, terminal.locked */
function requireOpen({ revoked, locked }: Pick<KnownTerminal, 'revoked' | 'locked'>): void {
  if (revoked) throw new FalinkError('terminal.revoked');
  if (locked) throw new FalinkError('terminal.locked');
}
