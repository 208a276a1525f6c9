import type { RatingScore } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

export interface Rating {
  readonly agentId: string;
  readonly score: RatingScore;
}

/** A rating that waits for others, readable with the data key only. */
export interface SealedRating {
  readonly id: string;
  readonly sealed: Buffer;
}

/** Marks an answered, ended call as rated; the day is kept (trigger `call_rated_day`). @returns its agent; null when it is not to be rated */
export async function markRated(db: Queryable, contactId: string): Promise<string | null> {
  const { rows } = await db.query<{ agent_id: string }>(
    `UPDATE contact SET rated_at = clock_timestamp()
     WHERE id = $1 AND state = 'ended' AND agent_id IS NOT NULL AND rated_at IS NULL RETURNING agent_id`,
    [contactId],
  );
  return rows[0]?.agent_id ?? null;
}

export async function isRated(db: Queryable, contactId: string): Promise<boolean> {
  const { rowCount } = await db.query('SELECT FROM contact WHERE id = $1 AND rated_at IS NOT NULL', [contactId]);
  return rowCount !== 0;
}

export async function insertSealedRatings(db: Queryable, ratings: readonly SealedRating[]): Promise<void> {
  await db.query('INSERT INTO rating_inbox (id, sealed) SELECT * FROM unnest($1::uuid[], $2::bytea[])', [
    ratings.map(({ id }) => id),
    ratings.map(({ sealed }) => sealed),
  ]);
}

/** Locks what waits. What another process has locked, it deals with. */
export async function lockSealedRatings(db: Queryable, limit: number): Promise<SealedRating[]> {
  const { rows } = await db.query<SealedRating>('SELECT id, sealed FROM rating_inbox LIMIT $1 FOR UPDATE SKIP LOCKED', [
    limit,
  ]);
  return rows;
}

export async function deleteSealedRatings(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query('DELETE FROM rating_inbox WHERE id = ANY ($1::uuid[])', [ids]);
}

/** Stores ratings of the present month, in the order given. */
export async function insertRatings(db: Queryable, ratings: readonly Rating[]): Promise<void> {
  await db.query(
    `INSERT INTO rating (agent_id, rated_on, score)
     SELECT r.agent_id, date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai')::date, r.score
     FROM unnest($1::uuid[], $2::smallint[]) AS r (agent_id, score)`,
    [ratings.map(({ agentId }) => agentId), ratings.map(({ score }) => score)],
  );
}

/** Takes out ratings that the release before stored one by one, with their day. */
export async function takeEarlierRatings(db: Queryable, limit: number): Promise<Rating[]> {
  const { rows } = await db.query<Rating>(
    `DELETE FROM rating WHERE id IN (
       SELECT id FROM rating WHERE sealed_call IS NOT NULL LIMIT $1 FOR UPDATE SKIP LOCKED
     ) RETURNING agent_id AS "agentId", score`,
    [limit],
  );
  return rows;
}
