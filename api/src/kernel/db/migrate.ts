import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type AppliedMigration, isBreaking, type Migration, planMigrations, titleOf } from './migration-plan.js';
import { checkQueue, migrateQueue } from './queue-schema.js';

/** Any constant: all starters agree on it. */
const LOCK_KEY = 4_125_348_021;
/** Longer than any statement of the service takes a row's lock; short enough that nobody notices. */
const LOCK_TIMEOUT_MS = 3_000;
const LOCK_ATTEMPTS = 10;
const LOCK_NOT_AVAILABLE = '55P03';

const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** What became of a database. */
export interface Migrated {
  /** Numbers that this call applied. */
  readonly applied: readonly number[];
  /** Migrations of a newer version, none of them breaking: this version can go on. */
  readonly unknown: readonly string[];
}

export interface MigrateOptions {
  /** Another folder of migrations than the product's. */
  readonly folder?: string;
  /** Only these numbers: the schema that a backup was made of. */
  readonly only?: ReadonlySet<number>;
  /** Runs before anything is changed when the version before could not go on afterwards. When it fails, nothing is. */
  readonly beforeBreaking?: () => Promise<void>;
}

/** The migrations in order. @throws Error on a doubled number, a name out of form, or a breaking one without a why. */
export async function readMigrations(folder: string = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d/.test(file)).sort();
  const migrations: Migration[] = [];
  for (const file of files) {
    const match = /^(\d{6})-([a-z0-9-]+)\.sql$/.exec(file);
    if (!match?.[1] || !match[2]) throw new Error(`${file}: a migration is named 000001-what-it-does.sql`);
    const number = Number(match[1]);
    if (migrations.some((other) => other.number === number)) throw new Error(`${file}: the number is taken`);
    const sql = await readFile(`${folder}/${file}`, 'utf8');
    const sha256 = createHash('sha256').update(sql).digest('hex');
    migrations.push({ number, name: match[2], sql, sha256, breaking: isBreaking(file, sql) });
  }
  return migrations;
}

/**
 * Brings the database up to date, the job queue's own schema too. Safe when any number of processes start at once: one works, the others wait for it.
 * Each migration is one transaction.
 *
 * @throws Error when this version must not use the database (see {@link planMigrations}), or a migration's own error.
 */
export async function migrate(databaseUrl: string, options: MigrateOptions = {}): Promise<Migrated> {
  const migrations = (await readMigrations(options.folder)).filter(({ number }) => options.only?.has(number) ?? true);
  return connected(databaseUrl, async (client) => {
    // A session lock, released with the connection even if this process dies.
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    await client.query(`
      CREATE TABLE IF NOT EXISTS migration (
        number integer PRIMARY KEY,
        name text NOT NULL,
        sha256 text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now(),
        breaking boolean NOT NULL DEFAULT false
      )`);
    // Databases from before the column existed; none of their migrations was marked.
    await client.query('ALTER TABLE migration ADD COLUMN IF NOT EXISTS breaking boolean NOT NULL DEFAULT false');
    const present = await readApplied(client);
    const { pending, unknown } = planMigrations(migrations, present);
    // An empty database has nothing to keep.
    if (present.length > 0 && pending.some(({ breaking }) => breaking)) await options.beforeBreaking?.();
    for (const migration of pending) await apply(client, migration);
    await migrateQueue(databaseUrl);
    return { applied: pending.map(({ number }) => number), unknown };
  });
}

/**
 * Looks whether this version can use the database, and changes nothing.
 *
 * @throws Error as {@link migrate}, and when migrations are missing, with the command to run.
 */
export async function checkMigrations(databaseUrl: string, folder?: string): Promise<Migrated> {
  const migrations = await readMigrations(folder);
  return connected(databaseUrl, async (client) => {
    const { pending, unknown } = planMigrations(migrations, await readApplied(client));
    if (pending.length > 0) {
      throw new Error(
        `The database lacks ${pending.map(titleOf).join(', ')}. Run \`node api/dist/bin.js migrate\`, or start with FALINK_MIGRATE=1.`,
      );
    }
    await checkQueue(client);
    return { applied: [], unknown };
  });
}

async function connected<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'falink-migrate' });
  // A broken connection fails the statement under way; unheard, its event would end the process as well.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every row as JSON, because the table may be missing and older ones lack the column `breaking`. */
async function readApplied(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows: found } = await client.query<{ exists: boolean }>(
    `SELECT to_regclass('migration') IS NOT NULL AS exists`,
  );
  if (!found[0]?.exists) return [];
  const { rows } = await client.query<{ row: Omit<AppliedMigration, 'breaking'> & { breaking?: boolean } }>(
    'SELECT to_jsonb(m) AS row FROM migration m ORDER BY number',
  );
  return rows.map(({ row }) => ({ ...row, breaking: row.breaking ?? false }));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  for (let attempt = 1; !(await applyOnce(client, migration)); attempt += 1) {
    if (attempt >= LOCK_ATTEMPTS)
      throw new Error(
        `migration ${titleOf(migration)} did not get its locks in ${LOCK_ATTEMPTS} attempts of ${LOCK_TIMEOUT_MS / 1000} s: a long transaction holds a table. End it (pg_stat_activity says which), and start again. Nothing was changed.`,
      );
  }
}

/** @returns false when a lock was not free in time: what serves now goes on first */
async function applyOnce(client: pg.Client, migration: Migration): Promise<boolean> {
  await client.query('BEGIN');
  try {
    // Whoever waits for a table's lock holds up all who come after: the service must not stand still for a migration.
    await client.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query(migration.sql);
    await client.query('INSERT INTO migration (number, name, sha256, breaking) VALUES ($1, $2, $3, $4)', [
      migration.number,
      migration.name,
      migration.sha256,
      migration.breaking,
    ]);
    await client.query('COMMIT');
    return true;
  } catch (cause) {
    await client.query('ROLLBACK');
    if ((cause as { code?: unknown }).code === LOCK_NOT_AVAILABLE) return false;
    throw new Error(`migration ${titleOf(migration)} failed`, { cause });
  }
}
