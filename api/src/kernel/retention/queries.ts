import type { ErasureKind } from '@falink/protocol';
import type { Queryable } from '../db/pool.js';
import type { RetentionSource } from './rule.js';

/** Any constant: all who erase agree on it. */
const LOCK_KEY = 4_125_348_025;

export interface DueRow {
  readonly id: string;
  readonly at: Date;
}

/** What is written down of a batch that is erased. */
export interface NewErasure {
  readonly kind: ErasureKind;
  readonly source: string;
  /** Null: a person asked for it. */
  readonly keepDays: number | null;
  readonly cutoff: Date;
  readonly items: number;
  readonly oldest: Date;
  readonly newest: Date;
  readonly sha256: Buffer;
}

export interface ErasureRow extends NewErasure {
  readonly id: number;
  readonly at: Date;
}

const COLUMNS = 'id, at, kind, source, keep_days AS "keepDays", cutoff, items, oldest, newest, sha256';

/** Until the end of the transaction nobody else erases: what was written down last is of this transaction. */
export async function lockErasures(db: Queryable): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
}

/** The moment before which a rule of so many days erases, by the database's clock. */
export async function readCutoff(db: Queryable, days: number): Promise<Date> {
  const { rows } = await db.query<{ cutoff: Date }>(
    `SELECT date_trunc('milliseconds', clock_timestamp() - $1 * interval '24 hours') AS cutoff`,
    [days],
  );
  return rows[0]?.cutoff ?? new Date(Number.NaN);
}

/** Locks what is due, of all rows or of these, the oldest first. What somebody else has locked comes later. */
export async function lockDue(
  db: Queryable,
  { due, alias }: RetentionSource,
  {
    cutoff,
    limit,
    only = null,
  }: { readonly cutoff: Date; readonly limit: number; readonly only?: readonly string[] | null },
): Promise<DueRow[]> {
  const { rows } = await db.query<DueRow>(
    `${due} AND ($3::uuid[] IS NULL OR ${alias}.id = ANY ($3))
     ORDER BY at, id LIMIT $2 FOR UPDATE OF ${alias} SKIP LOCKED`,
    [cutoff, limit, only],
  );
  return rows;
}

/** How many rows of a source ended before the moment and are still there, and when the oldest of them ended. */
export async function countDue(
  db: Queryable,
  { due }: RetentionSource,
  cutoff: Date,
): Promise<{ readonly due: number; readonly oldest: Date | null }> {
  const { rows } = await db.query<{ due: number; oldest: Date | null }>(
    `SELECT count(*) AS due, min(at) AS oldest FROM (${due}) rows`,
    [cutoff],
  );
  return rows[0] ?? { due: 0, oldest: null };
}

/** @returns its number */
export async function insertErasure(db: Queryable, e: NewErasure): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `INSERT INTO erasure (kind, source, keep_days, cutoff, items, oldest, newest, sha256)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [e.kind, e.source, e.keepDays, e.cutoff, e.items, e.oldest, e.newest, e.sha256],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('an erasure was not written down');
  return id;
}

/** The latest erasures first, and how many there are. */
export async function listErasures(db: Queryable, limit: number): Promise<{ items: ErasureRow[]; total: number }> {
  const { rows } = await db.query<ErasureRow>(`SELECT ${COLUMNS} FROM erasure ORDER BY id DESC LIMIT $1`, [limit]);
  const counted = await db.query<{ total: number }>('SELECT count(*) AS total FROM erasure');
  return { items: rows, total: counted.rows[0]?.total ?? 0 };
}

/** Sums of what was erased, by kind. */
export async function sumErasures(
  db: Queryable,
): Promise<{ readonly kind: ErasureKind; readonly items: number; readonly last: Date }[]> {
  const { rows } = await db.query<{ kind: ErasureKind; items: number; last: Date }>(
    'SELECT kind, sum(items)::bigint AS items, max(at) AS last FROM erasure GROUP BY kind',
  );
  return rows;
}

/** Erasures and records of the audit log that do not agree, the first of them. */
export async function findUnproved(db: Queryable, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ subject: string }>(
    `SELECT coalesce(subject, 'erasure:' || e.id) AS subject
     FROM erasure e FULL JOIN (SELECT subject, data FROM audit_event WHERE action = 'retention.erased') a
       ON a.subject = 'erasure:' || e.id
     WHERE e.id IS NULL OR a.subject IS NULL
       OR a.data->>'sha256' IS DISTINCT FROM encode(e.sha256, 'hex')
       OR (a.data->>'items')::int IS DISTINCT FROM e.items
       OR a.data->>'kind' IS DISTINCT FROM e.kind
       OR a.data->>'source' IS DISTINCT FROM e.source
     ORDER BY e.id LIMIT $1`,
    [limit],
  );
  return rows.map(({ subject }) => subject);
}

/** Files whose rows are gone, the oldest first. */
export async function listBlobRemovals(db: Queryable, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ blob_key: string }>('SELECT blob_key FROM blob_removal ORDER BY since LIMIT $1', [
    limit,
  ]);
  return rows.map(({ blob_key }) => blob_key);
}

/** These files are gone. */
export async function forgetBlobRemovals(db: Queryable, keys: readonly string[]): Promise<void> {
  await db.query('DELETE FROM blob_removal WHERE blob_key = ANY ($1::text[])', [keys]);
}

/** Files that are still to be removed so many hours after their rows. */
export async function countLateBlobRemovals(db: Queryable, hours: number): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    'SELECT count(*) AS n FROM blob_removal WHERE since < clock_timestamp() - make_interval(hours => $1)',
    [hours],
  );
  return rows[0]?.n ?? 0;
}
