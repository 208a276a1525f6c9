import type pg from 'pg';
import { type CopyStreamQuery, type CopyToStreamQuery, from, to } from 'pg-copy-streams';
import type { BackupTable, Manifest } from './manifest.js';

/** Schemas whose rows are kept; those of extensions are not. */
const SCHEMAS = ['public', 'graphile_worker'];
/** Written by the migrations themselves. */
const NOT_KEPT = ['public.migration', 'graphile_worker.migrations'];

/** From here on everything is read as it is now, whatever others write. @returns now */
export async function beginSnapshot(client: pg.Client): Promise<string> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const { rows } = await client.query<{ at: Date }>('SELECT now() AS at');
  return rows[0]?.at.toISOString() ?? '';
}

export async function readAppliedMigrations(client: pg.Client): Promise<Manifest['migrations']> {
  const { rows } = await client.query<Manifest['migrations'][number]>(
    'SELECT number, name, sha256 FROM public.migration ORDER BY number',
  );
  return rows;
}

/** @returns 0 before there was a queue */
export async function readQueueSchema(client: pg.Client): Promise<number> {
  const { rows: found } = await client.query(
    `SELECT FROM pg_class WHERE oid = to_regclass('graphile_worker.migrations')`,
  );
  if (found.length === 0) return 0;
  const { rows } = await client.query<{ id: number }>('SELECT max(id) AS id FROM graphile_worker.migrations');
  return rows[0]?.id ?? 0;
}

/** Every table with rows of its own, with the columns that are stored, not computed. */
export async function listTables(client: pg.Client): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name,
       array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns
     FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relkind = 'r' AND n.nspname = ANY ($1) AND format('%I.%I', n.nspname, c.relname) <> ALL ($2)
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
     GROUP BY n.nspname, c.relname ORDER BY 1`,
    [SCHEMAS, NOT_KEPT],
  );
  return rows;
}

/** The rows of a table, in the form that {@link writeRows} takes. */
export function readRows(client: pg.Client, { name, columns }: BackupTable): CopyToStreamQuery {
  return client.query(to(`COPY ${name} (${columns.join(', ')}) TO STDOUT`));
}

/** Takes the rows of a table; they are in it when the stream has finished. */
export function writeRows(client: pg.Client, { name, columns }: BackupTable): CopyStreamQuery {
  return client.query(from(`COPY ${name} (${columns.join(', ')}) FROM STDIN`));
}

/** The sequences that have given a number. */
export async function listSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows: found } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'S' AND n.nspname = ANY ($1) ORDER BY 1`,
    [SCHEMAS],
  );
  const sequences: Manifest['sequences'] = [];
  for (const { name } of found) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${name}`,
    );
    if (rows[0]) sequences.push({ name, ...rows[0] });
  }
  return sequences;
}

/** Whether there is nothing in the database that anybody could miss. */
export async function isEmptyDatabase(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = ANY (
       SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
     ) AS found`,
  );
  return rows[0]?.found === false;
}

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Begins a transaction in which the tables take rows in any order: no trigger acts, no row is there, no foreign key is checked until
 * {@link closeTables}. Needs no more rights than the owner of the tables has.
 */
export async function openTables(client: pg.Client, tables: readonly BackupTable[]): Promise<ForeignKey[]> {
  const names = tables.map(({ name }) => name);
  await client.query('BEGIN');
  const { rows: foreignKeys } = await client.query<ForeignKey>(
    `SELECT c.conrelid::regclass::text AS table, quote_ident(c.conname) AS name, pg_get_constraintdef(c.oid) AS definition
     FROM pg_constraint c WHERE c.contype = 'f' AND c.conparentid = 0 AND c.connamespace = ANY (
       SELECT oid FROM pg_namespace WHERE nspname = ANY ($1)) ORDER BY c.oid`,
    [SCHEMAS],
  );
  for (const { table, name } of foreignKeys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  await client.query(`TRUNCATE ${names.join(', ')}`);
  return foreignKeys;
}

/** Ends that transaction: every row is checked against the others, and the tables guard themselves again. */
export async function closeTables(
  client: pg.Client,
  { tables, sequences }: Pick<Manifest, 'tables' | 'sequences'>,
  foreignKeys: readonly ForeignKey[],
): Promise<void> {
  for (const { name, value, called } of sequences)
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [name, value, called]);
  for (const { name } of tables) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  for (const { table, name, definition } of foreignKeys)
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  await client.query('COMMIT');
}
