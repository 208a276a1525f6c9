import type { Queryable } from '../../db/pool.js';

/** Any constant: all processes agree on it. */
const LOCK_KEY = 4_125_348_024;

/** Where the chain stood at a moment. Number 0 is where signing began, and is not signed. */
export interface Checkpoint {
  readonly number: number;
  readonly at: Date;
  /** The last sealed event then, and its hash; 0: none. */
  readonly seal: number;
  readonly hash: Buffer | null;
  readonly signature: Buffer | null;
}

const COLUMNS = 'number, at, seal, hash, signature';

/** Until the end of the transaction nobody else signs. */
export async function lockCheckpoints(db: Queryable): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
}

export async function findLastCheckpoint(db: Queryable): Promise<Checkpoint | null> {
  const { rows } = await db.query<Checkpoint>(`SELECT ${COLUMNS} FROM audit_checkpoint ORDER BY number DESC LIMIT 1`);
  return rows[0] ?? null;
}

export async function findCheckpoint(db: Queryable, number: number): Promise<Checkpoint | null> {
  const { rows } = await db.query<Checkpoint>(`SELECT ${COLUMNS} FROM audit_checkpoint WHERE number = $1`, [number]);
  return rows[0] ?? null;
}

/** Checkpoints from a number on, each with the hash that its event has now; null: there is no such event. */
export async function listCheckpoints(
  db: Queryable,
  from: number,
  limit: number,
): Promise<(Checkpoint & { readonly found: Buffer | null })[]> {
  const { rows } = await db.query<Checkpoint & { readonly found: Buffer | null }>(
    `SELECT c.number, c.at, c.seal, c.hash, c.signature, e.hash AS found
     FROM audit_checkpoint c LEFT JOIN audit_event e ON e.seal = c.seal
     WHERE c.number >= $1 ORDER BY c.number LIMIT $2`,
    [from, limit],
  );
  return rows;
}

export async function insertCheckpoint(
  db: Queryable,
  { number, at, seal, hash, signature }: Checkpoint,
): Promise<void> {
  await db.query('INSERT INTO audit_checkpoint (number, at, seal, hash, signature) VALUES ($1, $2, $3, $4, $5)', [
    number,
    at,
    seal,
    hash,
    signature,
  ]);
}

/** The database's clock, as precise as a checkpoint keeps it. */
export async function readClock(db: Queryable): Promise<Date> {
  const { rows } = await db.query<{ now: Date }>(`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`);
  return rows[0]?.now ?? new Date(Number.NaN);
}
