import type { Queryable } from '../../../kernel/db/pool.js';

/** A nonce of a terminal, as it is stored. */
export interface Challenge {
  readonly nonceHash: Buffer;
  readonly terminalId: string;
}

/** What became of a challenge that a terminal presents; `unknown`: it expired or never was. */
export type ChallengeUse = 'fresh' | 'used' | 'unknown';

/** @returns the end of each challenge */
export async function insertChallenges(
  db: Queryable,
  challenges: readonly Challenge[],
  ttlMs: number,
): Promise<Map<Challenge, Date>> {
  const { rows } = await db.query<{ expires_at: Date }>(
    `INSERT INTO terminal_challenge (nonce_hash, terminal_id, expires_at)
     SELECT nonce_hash, terminal_id, now() + $3 * interval '1 millisecond'
     FROM unnest($1::bytea[], $2::uuid[]) AS c (nonce_hash, terminal_id) RETURNING expires_at`,
    [...columnsOf(challenges), ttlMs],
  );
  // One transaction, one now().
  const expiresAt = rows[0]?.expires_at;
  return expiresAt ? new Map(challenges.map((one) => [one, expiresAt])) : new Map();
}

/** Uses challenges up: of several presentations of one, the first. */
export async function useChallenges(
  db: Queryable,
  presented: readonly Challenge[],
): Promise<Map<Challenge, ChallengeUse>> {
  const firstOf = new Map(presented.map((one) => [keyOf(one), one]).reverse() as [string, Challenge][]);
  const { rows: fresh } = await db.query<StoredChallenge>(
    `UPDATE terminal_challenge t SET used_at = now() FROM unnest($1::bytea[], $2::uuid[]) AS c (nonce_hash, terminal_id)
     WHERE t.nonce_hash = c.nonce_hash AND t.terminal_id = c.terminal_id AND t.used_at IS NULL AND t.expires_at > now()
     RETURNING t.nonce_hash, t.terminal_id`,
    columnsOf([...firstOf.values()]),
  );
  const uses = new Map<Challenge, ChallengeUse>();
  for (const row of fresh) {
    const first = firstOf.get(keyOf({ nonceHash: row.nonce_hash, terminalId: row.terminal_id }));
    if (first) uses.set(first, 'fresh');
  }
  const others = presented.filter((one) => !uses.has(one));
  if (others.length === 0) return uses;
  const { rows: before } = await db.query<StoredChallenge>(
    `SELECT t.nonce_hash, t.terminal_id
     FROM terminal_challenge t JOIN unnest($1::bytea[], $2::uuid[]) AS c (nonce_hash, terminal_id)
       USING (nonce_hash, terminal_id)
     WHERE t.used_at IS NOT NULL`,
    columnsOf(others),
  );
  const used = new Set(before.map((row) => keyOf({ nonceHash: row.nonce_hash, terminalId: row.terminal_id })));
  for (const one of others) uses.set(one, used.has(keyOf(one)) ? 'used' : 'unknown');
  return uses;
}

interface StoredChallenge {
  nonce_hash: Buffer;
  terminal_id: string;
}

const columnsOf = (challenges: readonly Challenge[]): [Buffer[], string[]] => [
  challenges.map(({ nonceHash }) => nonceHash),
  challenges.map(({ terminalId }) => terminalId),
];

const keyOf = ({ nonceHash, terminalId }: Challenge): string => `${terminalId} ${nonceHash.toString('hex')}`;

/** Kept a while after their end, to tell a replay from a mistake. */
export async function forgetChallenges(db: Queryable): Promise<void> {
  await db.query(`DELETE FROM terminal_challenge WHERE expires_at < now() - interval '10 minutes'`);
}
