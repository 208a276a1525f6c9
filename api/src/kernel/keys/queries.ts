import { NODE_ALIVE_MS } from '../alive.js';
import type { Queryable } from '../db/pool.js';
import type { SealedColumn } from './sealed-column.js';

/** Any constant: all starters agree on it. */
const LOCK_KEY = 4_125_348_023;

export interface SealedValue {
  readonly id: string;
  /** What the context is made from. */
  readonly of: string;
  readonly sealed: Buffer;
}

/** Until the end of the transaction nobody else decides which keys belong to the database. */
export async function lockKeys(db: Queryable): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
}

/** The data keys of this database, in the order of their use. */
export async function listDataKeys(db: Queryable): Promise<{ id: Buffer; number: number }[]> {
  const { rows } = await db.query<{ id: Buffer; number: number }>('SELECT id, number FROM data_key ORDER BY number');
  return rows;
}

/** From now on values may be sealed with this key. @returns its number */
export async function insertDataKey(db: Queryable, id: Buffer): Promise<number> {
  const { rows } = await db.query<{ number: number }>(
    `INSERT INTO data_key (id, number) SELECT $1, coalesce(max(number), 0) + 1 FROM data_key RETURNING number`,
    [id],
  );
  return rows[0]?.number ?? 0;
}

/** No value is sealed with any other key any more. */
export async function forgetOtherDataKeys(db: Queryable, currentId: Buffer): Promise<void> {
  await db.query('DELETE FROM data_key WHERE id <> $1', [currentId]);
}

export async function listKeptKeys(db: Queryable): Promise<{ purpose: string; sealed: Buffer }[]> {
  const { rows } = await db.query<{ purpose: string; sealed: Buffer }>(
    'SELECT purpose, key_sealed AS sealed FROM kept_key',
  );
  return rows;
}

export async function saveKeptKey(db: Queryable, purpose: string, sealed: Buffer): Promise<void> {
  await db.query(
    `INSERT INTO kept_key (purpose, key_sealed) VALUES ($1, $2)
     ON CONFLICT (purpose) DO UPDATE SET key_sealed = excluded.key_sealed`,
    [purpose, sealed],
  );
}

/** One sealed value of the column; null: it holds none. */
export async function findSealed(
  db: Queryable,
  { table, column, of, key = 'id' }: SealedColumn,
): Promise<SealedValue | null> {
  const { rows } = await db.query<SealedValue>(
    `SELECT ${key} AS id, ${of}::text AS of, ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL LIMIT 1`,
  );
  return rows[0] ?? null;
}

/** Values that do not begin with `head`, after the row `after`, by id. */
export async function listSealedOtherwise(
  db: Queryable,
  { table, column, of, key = 'id' }: SealedColumn,
  { head, after, limit }: { readonly head: Buffer; readonly after: string | null; readonly limit: number },
): Promise<SealedValue[]> {
  const { rows } = await db.query<SealedValue>(
    `SELECT ${key} AS id, ${of}::text AS of, ${column} AS sealed FROM ${table}
     WHERE ${column} IS NOT NULL AND substring(${column} FROM 1 FOR length($1::bytea)) <> $1
       AND ($2::uuid IS NULL OR ${key} > $2)
     ORDER BY ${key} LIMIT $3`,
    [head, after, limit],
  );
  return rows;
}

/** How many values of the column do not begin with `head`, and how many there are. */
export async function countSealed(
  db: Queryable,
  { table, column }: SealedColumn,
  head: Buffer,
): Promise<{ all: number; otherwise: number }> {
  const { rows } = await db.query<{ all: number; otherwise: number }>(
    `SELECT count(${column}) AS all,
       count(*) FILTER (WHERE substring(${column} FROM 1 FOR length($1::bytea)) <> $1) AS otherwise
     FROM ${table}`,
    [head],
  );
  return rows[0] ?? { all: 0, otherwise: 0 };
}

/** Replaces sealed values, each only if it is still what was opened: an erased person stays erased. */
export async function replaceSealed(
  db: Queryable,
  { table, column, key = 'id' }: SealedColumn,
  values: readonly { readonly id: string; readonly was: Buffer; readonly sealed: Buffer }[],
): Promise<void> {
  await db.query(
    `UPDATE ${table} AS t SET ${column} = u.sealed
     FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS u (id, was, sealed)
     WHERE t.${key} = u.id AND t.${column} = u.was`,
    [values.map(({ id }) => id), values.map(({ was }) => was), values.map(({ sealed }) => sealed)],
  );
}

/** What a process was given; ids and keyed checks only. */
export interface NodeSecrets {
  /** Ids of the data keys that it opens with, the one that it seals with first. */
  readonly dataKeys: readonly string[];
  readonly checks: Readonly<Record<string, string>>;
}

/** The other processes that live, with what they were given; those of the release before do not say. */
export async function listOtherNodes(
  db: Queryable,
  nodeId: string | null,
): Promise<{ id: string; secrets: NodeSecrets }[]> {
  const { rows } = await db.query<{ id: string; secrets: NodeSecrets }>(
    `SELECT id, secrets FROM api_node
     WHERE id IS DISTINCT FROM $1 AND secrets <> '{}' AND last_seen_at > now() - $2 * interval '1 millisecond'
     ORDER BY id`,
    [nodeId, NODE_ALIVE_MS],
  );
  return rows;
}

/** Says what this process was given; null: it stops, and what it had binds nobody. */
export async function saveNodeSecrets(db: Queryable, nodeId: string, secrets: NodeSecrets | null): Promise<void> {
  await db.query('INSERT INTO api_node (id, secrets) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET secrets = $2', [
    nodeId,
    JSON.stringify(secrets ?? {}),
  ]);
}
