import type { Queryable } from '../../../kernel/db/pool.js';

/** @returns the end of the challenge */
export async function insertChallenge(
  db: Queryable,
  challenge: { readonly nonceHash: Buffer; readonly terminalId: string; readonly ttlMs: number },
): Promise<Date> {
  const { rows } = await db.query<{ expires_at: Date }>(
    `INSERT INTO terminal_challenge (nonce_hash, terminal_id, expires_at)
     VALUES ($1, $2, now() + $3 * interval '1 millisecond') RETURNING expires_at`,
    [challenge.nonceHash, challenge.terminalId, challenge.ttlMs],
  );
  if (!rows[0]) throw new Error('the challenge was not written');
  return rows[0].expires_at;
}

/** Uses a challenge up. `used` for one that was used before, `unknown` for one that expired or never was. */
export async function useChallenge(
  db: Queryable,
  nonceHash: Buffer,
  terminalId: string,
): Promise<'fresh' | 'used' | 'unknown'> {
  const fresh = await db.query(
    `UPDATE terminal_challenge SET used_at = now()
     WHERE nonce_hash = $1 AND terminal_id = $2 AND used_at IS NULL AND expires_at > now()`,
    [nonceHash, terminalId],
  );
  if (fresh.rowCount) return 'fresh';
  const before = await db.query(
    'SELECT FROM terminal_challenge WHERE nonce_hash = $1 AND terminal_id = $2 AND used_at IS NOT NULL',
    [nonceHash, terminalId],
  );
  return before.rowCount ? 'used' : 'unknown';
}

/** Kept a while after their end, to tell a replay from a mistake. */
export async function forgetChallenges(db: Queryable): Promise<void> {
  await db.query(`DELETE FROM terminal_challenge WHERE expires_at < now() - interval '10 minutes'`);
}
