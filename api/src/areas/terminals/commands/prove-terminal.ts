import { type DeviceKey, FalinkError } from '@falink/protocol';
import { hashOpaqueToken, newOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import type { Context } from '../../../kernel/context.js';
import { verifyChallenge } from '../device-key.js';
import { findTerminalIdentity, type TerminalIdentity } from '../queries/terminals.js';

const CHALLENGE_TTL_MS = 60_000;

/** A nonce for a paired terminal, good for one use. @throws FalinkError terminal.unknown, terminal.revoked */
export async function issueChallenge(ctx: Context, terminalId: string): Promise<{ nonce: string; expiresAt: Date }> {
  const found = await findTerminalIdentity(ctx.pool, terminalId);
  if (!found) throw new FalinkError('terminal.unknown');
  if (found.revoked) throw new FalinkError('terminal.revoked');
  const { token: nonce, hash } = newOpaqueToken();
  const { rows } = await ctx.pool.query<{ expires_at: Date }>(
    `INSERT INTO terminal_challenge (nonce_hash, terminal_id, expires_at)
     VALUES ($1, $2, now() + $3 * interval '1 millisecond') RETURNING expires_at`,
    [hash, terminalId, CHALLENGE_TTL_MS],
  );
  return { nonce, expiresAt: rows[0]?.expires_at ?? new Date() };
}

/**
 * Trades a signed challenge for the right to a token. The challenge is used up before the signature is looked at, so a
 * replay is refused even when two arrive together.
 *
 * @throws FalinkError terminal.challenge_invalid, terminal.challenge_used, terminal.revoked
 */
export async function proveTerminal(
  ctx: Context,
  terminalId: string,
  { nonce, signature }: { nonce: string; signature: string },
): Promise<{ terminal: TerminalIdentity; tokenVersion: number }> {
  const hash = hashOpaqueToken(nonce);
  const used = await ctx.pool.query(
    `UPDATE terminal_challenge SET used_at = now()
     WHERE nonce_hash = $1 AND terminal_id = $2 AND used_at IS NULL AND expires_at > now()`,
    [hash, terminalId],
  );
  if (!used.rowCount) {
    const before = await ctx.pool.query(
      'SELECT FROM terminal_challenge WHERE nonce_hash = $1 AND terminal_id = $2 AND used_at IS NOT NULL',
      [hash, terminalId],
    );
    throw new FalinkError(before.rowCount ? 'terminal.challenge_used' : 'terminal.challenge_invalid');
  }
  const found = await findTerminalIdentity(ctx.pool, terminalId);
  if (found?.revoked) throw new FalinkError('terminal.revoked');
  const { rows } = await ctx.pool.query<{ public_key: DeviceKey }>(
    'SELECT public_key FROM terminal_key WHERE terminal_id = $1 AND revoked_at IS NULL',
    [terminalId],
  );
  const key = rows[0]?.public_key;
  if (!found || !key || !verifyChallenge(key, terminalId, nonce, signature)) {
    throw new FalinkError('terminal.challenge_invalid');
  }
  return found;
}
