import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '@falink/fixtures/until';
import pg from 'pg';
import { checkMigrations, migrate, readMigrations } from '../src/kernel/db/migrate.js';
import { QUEUE_SCHEMA } from '../src/kernel/db/queue-schema.js';
import { printSchema } from '../src/kernel/db/schema.js';
import { startApi } from './support/api.js';
import { emptyDatabase, type TestDatabase, testDatabase } from './support/database.js';

const SCHEMA_FILE = new URL('../migrations/schema.sql', import.meta.url);

describe('migrations', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await emptyDatabase();
  });
  afterEach(() => database.drop());

  async function connected<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  test('twenty processes that start at once apply each migration exactly once', async () => {
    const applied = await Promise.all(Array.from({ length: 20 }, () => migrate(database.url)));
    const numbers = (await readMigrations()).map((migration) => migration.number);
    expect(applied.flatMap((one) => one.applied).sort((a, b) => a - b)).toEqual(numbers);
    expect(await migrate(database.url)).toEqual({ applied: [], unknown: [] });
  });

  test('a migration that was edited after it had been applied is refused', async () => {
    await migrate(database.url);
    await connected((client) => client.query(`UPDATE migration SET sha256 = 'other' WHERE number = 1`));
    await expect(migrate(database.url)).rejects.toThrow('was edited');
  });

  /** The folder of another version: this one's migrations and more. */
  async function folderWith(files: Record<string, string>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'falink-migrations-'));
    await cp(fileURLToPath(new URL('../migrations', import.meta.url)), folder, { recursive: true });
    for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql);
    folders.push(folder);
    return folder;
  }
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  const NEWER = { '000901-adds-something.sql': 'CREATE TABLE something (id integer);' };
  const BREAKING = { '000902-takes-something.sql': '-- breaking: calls have moved\nCREATE TABLE moved (id integer);' };

  test('an older version starts on a database that is ahead of it, and says so', async () => {
    expect((await migrate(database.url, { folder: await folderWith(NEWER) })).applied.at(-1)).toBe(901);
    expect(await migrate(database.url)).toEqual({ applied: [], unknown: ['901-adds-something'] });
    expect(await checkMigrations(database.url)).toEqual({ applied: [], unknown: ['901-adds-something'] });
    const api = await startApi(database.url, { migrate: true });
    await api.stop();
  });

  test('an older version refuses a database that is ahead of it by a breaking migration', async () => {
    await migrate(database.url, { folder: await folderWith({ ...NEWER, ...BREAKING }) });
    const refusal = /cannot work with 902-takes-something\. Start the newer version, or restore the backup/;
    await expect(migrate(database.url)).rejects.toThrow(refusal);
    await expect(checkMigrations(database.url)).rejects.toThrow(refusal);
    for (const migrates of [true, false]) {
      await expect(startApi(database.url, { migrate: migrates })).rejects.toThrow(refusal);
    }
  });

  test('[P26] before a breaking migration there is a backup, or nothing is changed', async () => {
    const folder = await folderWith(BREAKING);
    const asked: string[] = [];
    // An empty database has nothing to keep.
    await migrate(database.url, {
      folder: await folderWith(NEWER),
      beforeBreaking: async () => void asked.push('empty'),
    });
    await expect(
      migrate(database.url, { folder, beforeBreaking: () => Promise.reject(new Error('the disk is full')) }),
    ).rejects.toThrow('the disk is full');
    const moved = () =>
      connected(async (client) => (await client.query(`SELECT to_regclass('moved') AS made`)).rows[0]);
    expect(await moved()).toEqual({ made: null });
    const beforeBreaking = async () => void asked.push(`moved: ${(await moved()).made}`);
    expect((await migrate(database.url, { folder, beforeBreaking })).applied).toEqual([902]);
    expect(asked).toEqual(['moved: null']);
  });

  test('a migration with a lower number than an applied one is refused, and nothing is applied', async () => {
    await migrate(database.url);
    const late = await folderWith({ ...NEWER, '000009-late.sql': 'CREATE TABLE late (id integer);' });
    await expect(migrate(database.url, { folder: late })).rejects.toThrow(
      /9-late has a lower number than \d+.* give it the next number/,
    );
    expect(await migrate(database.url)).toEqual({ applied: [], unknown: [] });
  });

  test('a migration lets those who serve go first: it gives up its place in the line for a lock, and tries again', async () => {
    await migrate(database.url);
    const folder = await folderWith({ '000904-alters.sql': 'ALTER TABLE contact ADD COLUMN extra integer;' });
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('BEGIN; SELECT FROM contact');
    let migrated = false;
    const migrating = migrate(database.url, { folder }).then((outcome) => {
      migrated = true;
      return outcome;
    });
    // Who comes after the waiting migration would wait behind it as long as the holder stays.
    await connected(async (client) => {
      await until('it waits', async () => {
        const { rowCount } = await client.query(
          `SELECT FROM pg_locks WHERE NOT granted AND relation = 'contact'::regclass`,
        );
        return rowCount === 1;
      });
      await client.query('SELECT FROM contact');
    });
    expect(migrated).toBe(false);
    await holder.query('ROLLBACK');
    await holder.end();
    expect((await migrating).applied).toEqual([904]);
  });

  test('a breaking migration says why', async () => {
    await expect(readMigrations(await folderWith({ '000903-x.sql': '-- breaking:\n' }))).rejects.toThrow('<why>');
  });

  test('a database from before the mark existed is brought up to date', async () => {
    await migrate(database.url);
    await connected((client) => client.query('ALTER TABLE migration DROP COLUMN breaking'));
    expect(await checkMigrations(database.url)).toEqual({ applied: [], unknown: [] });
    expect((await migrate(database.url, { folder: await folderWith(BREAKING) })).applied).toEqual([902]);
    await expect(migrate(database.url)).rejects.toThrow('ahead of this version');
  });

  test('without FALINK_MIGRATE a database that lacks migrations is refused and left alone', async () => {
    await expect(startApi(database.url)).rejects.toThrow(/lacks 1-organisation, .*node api\/dist\/bin\.js migrate/);
    const { rows } = await connected((client) => client.query(`SELECT to_regclass('migration') AS made`));
    expect(rows).toEqual([{ made: null }]);
    await migrate(database.url);
    await expect(checkMigrations(database.url, await folderWith(NEWER))).rejects.toThrow('lacks 901-adds-something');
  });

  test('the job queue has the schema that this version needs; a database without it is refused, and migrated', async () => {
    await migrate(database.url);
    const { rows } = await connected((client) => client.query('SELECT max(id) AS id FROM graphile_worker.migrations'));
    expect(rows).toEqual([{ id: QUEUE_SCHEMA }]);
    await connected((client) => client.query('DROP SCHEMA graphile_worker CASCADE'));
    await expect(checkMigrations(database.url)).rejects.toThrow(
      /lacks the job queue .*node api\/dist\/bin\.js migrate/,
    );
    await migrate(database.url);
    await connected((client) =>
      client.query('INSERT INTO graphile_worker.migrations (id, breaking) VALUES (900, false)'),
    );
    expect(await checkMigrations(database.url)).toEqual({ applied: [], unknown: [] });
    await connected((client) => client.query('UPDATE graphile_worker.migrations SET breaking = true WHERE id = 900'));
    await expect(checkMigrations(database.url)).rejects.toThrow('cannot work with 900');
  });

  test('the schema is the one in migrations/schema.sql', async () => {
    await migrate(database.url);
    const schema = await connected(printSchema);
    // After a new migration: FALINK_UPDATE_SCHEMA=1 writes the file, and the diff is reviewed with the migration.
    if (process.env.FALINK_UPDATE_SCHEMA) await writeFile(SCHEMA_FILE, schema);
    expect(schema).toBe(await readFile(SCHEMA_FILE, 'utf8'));
  });
});

describe('the database', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await testDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  test('counts Chinese characters as characters', async () => {
    const { rows } = await client.query(`SELECT char_length('法律援助') AS n`);
    expect(rows[0].n).toBe(4);
  });

  test.each([
    [
      'a word that is no call state',
      `INSERT INTO agent_state (staff_id, state) SELECT id, 'sleeping' FROM staff LIMIT 1`,
    ],
    [
      'an available agent without a time of idleness',
      `INSERT INTO agent_state (staff_id, state) SELECT id, 'available' FROM staff LIMIT 1`,
    ],
    [
      'a reserved agent without an offer',
      `INSERT INTO agent_state (staff_id, state) SELECT id, 'reserved' FROM staff LIMIT 1`,
    ],
    [
      'an ended call without a reason',
      `INSERT INTO contact (terminal_id, request_id, kind, video, ability, state, ended_at)
      SELECT id, gen_random_uuid(), 'consultation', true, '{}', 'ended', now() FROM terminal LIMIT 1`,
    ],
    [
      'a call in connection without an agent',
      `INSERT INTO contact (terminal_id, request_id, kind, video, ability, state)
      SELECT id, gen_random_uuid(), 'consultation', true, '{}', 'connecting' FROM terminal LIMIT 1`,
    ],
    [
      'a rating of six',
      `INSERT INTO rating (agent_id, rated_on, score, sealed_call) SELECT id, now(), 6, '\\x00' FROM staff LIMIT 1`,
    ],
    [
      'a place with half a position',
      `INSERT INTO site (org_unit_id, name, lng) SELECT id, 'x', 1 FROM org_unit LIMIT 1`,
    ],
  ])('refuses %s', async (_what, sql) => {
    await expect(client.query(sql)).rejects.toMatchObject({ code: '23514' });
  });

  test('refuses a second live call of one terminal', async () => {
    const insert = `INSERT INTO contact (terminal_id, request_id, kind, video, ability)
      SELECT id, gen_random_uuid(), 'consultation', true, '{}' FROM terminal WHERE name LIKE '王奶奶%'`;
    await client.query(insert);
    await expect(client.query(insert)).rejects.toMatchObject({ code: '23505' });
  });

  test('refuses to change or delete what happened in a call', async () => {
    await client.query(`INSERT INTO contact_event (contact_id, type) SELECT id, 'queued' FROM contact LIMIT 1`);
    await expect(client.query(`UPDATE contact_event SET type = 'ended'`)).rejects.toMatchObject({ code: '23001' });
    await expect(client.query('DELETE FROM contact_event')).rejects.toMatchObject({ code: '23001' });
  });
});
