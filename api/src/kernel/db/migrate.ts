import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** Any constant: all starters agree on it. */
const LOCK_KEY = 4_125_348_021;

const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../migrations', import.meta.url));

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** The migrations in order. @throws Error on a doubled number or a name out of form. */
export async function readMigrations(folder: string = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d/.test(file)).sort();
  const migrations: Migration[] = [];
  for (const file of files) {
    const match = /^(\d{6})-([a-z0-9-]+)\.sql$/.exec(file);
    if (!match?.[1] || !match[2]) throw new Error(`${file}: a migration is named 000001-what-it-does.sql`);
    const number = Number(match[1]);
    if (migrations.some((other) => other.number === number)) throw new Error(`${file}: the number is taken`);
    const sql = await readFile(`${folder}/${file}`, 'utf8');
    migrations.push({ number, name: match[2], sql, sha256: createHash('sha256').update(sql).digest('hex') });
  }
  return migrations;
}

/**
 * Brings the database up to date. Safe when any number of processes start at once: one works, the others wait for it.
 * Each migration is one transaction. @returns the numbers that this call applied.
 * @throws Error when an applied migration was edited afterwards, or its own error.
 */
export async function migrate(databaseUrl: string, folder?: string): Promise<number[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'falink-migrate' });
  // A broken connection fails the statement under way; unheard, its event would end the process as well.
  client.on('error', () => {});
  await client.connect();
  try {
    // A session lock, released with the connection even if this process dies.
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    await client.query(`
      CREATE TABLE IF NOT EXISTS migration (
        number integer PRIMARY KEY,
        name text NOT NULL,
        sha256 text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
      )`);
    const applied = new Map(
      (await client.query<{ number: number; sha256: string }>('SELECT number, sha256 FROM migration')).rows.map(
        (row) => [row.number, row.sha256],
      ),
    );
    const done: number[] = [];
    for (const migration of migrations) {
      const before = applied.get(migration.number);
      if (before === migration.sha256) continue;
      if (before !== undefined) {
        throw new Error(`migration ${migration.number}-${migration.name} was edited after it had been applied`);
      }
      await apply(client, migration);
      done.push(migration.number);
    }
    return done;
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query('INSERT INTO migration (number, name, sha256) VALUES ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.sha256,
    ]);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${migration.number}-${migration.name} failed`, { cause });
  }
}
