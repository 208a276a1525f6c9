import { FalinkError } from '@falink/protocol';
import type { TerminalIdentity } from '../../../kernel/actor.js';
import { hashOpaqueToken, newOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { findTerminalIdentity } from '../../../kernel/auth/queries.js';
import type { Context } from '../../../kernel/context.js';
import { verifyChallenge } from '../device-key.js';
import { insertChallenge, useChallenge } from '../queries/challenges.js';
import { findDeviceKey } from '../queries/devices.js';

const CHALLENGE_TTL_MS = 60_000;

/*
 * A challenge changes nothing that anybody follows, and proving costs every box one every five minutes: single
 * statements without the frame, each of them atomic.
 */

/** A nonce for a paired terminal, good for one use. @throws FalinkError terminal.unknown, terminal.revoked */
export async function issueChallenge(ctx: Context, terminalId: string): Promise<{ nonce: string; expiresAt: Date }> {
  const found = await findTerminalIdentity(ctx.pool, terminalId);
  if (!found) throw new FalinkError('terminal.unknown');
  if (found.revoked) throw new FalinkError('terminal.revoked');
  const { token: nonce, hash: nonceHash } = newOpaqueToken();
  return { nonce, expiresAt: await insertChallenge(ctx.pool, { nonceHash, terminalId, ttlMs: CHALLENGE_TTL_MS }) };
}

/**
 * Trades a signed challenge for the right to a token. The challenge is used up before the signature is verified, so a
 * replay is refused even when two arrive together.
 *
 * @throws FalinkError terminal.challenge_invalid, terminal.challenge_used, terminal.revoked
 */
export async function proveTerminal(
  ctx: Context,
  terminalId: string,
  { nonce, signature }: { readonly nonce: string; readonly signature: string },
): Promise<{ terminal: TerminalIdentity; tokenVersion: number }> {
  const use = await useChallenge(ctx.pool, hashOpaqueToken(nonce), terminalId);
  if (use === 'used') throw new FalinkError('terminal.challenge_used');
  if (use === 'unknown') throw new FalinkError('terminal.challenge_invalid');
  const found = await findTerminalIdentity(ctx.pool, terminalId);
  if (found?.revoked) throw new FalinkError('terminal.revoked');
  const key = await findDeviceKey(ctx.pool, terminalId);
  if (!found || !key || !verifyChallenge(key, terminalId, nonce, signature)) {
    throw new FalinkError('terminal.challenge_invalid');
  }
  return found;
}
