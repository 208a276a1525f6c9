import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { migrate, readMigrations } from '../src/kernel/db/migrate.js';
import { printSchema } from '../src/kernel/db/schema.js';
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
    expect(applied.flat().sort((a, b) => a - b)).toEqual(numbers);
    expect(await migrate(database.url)).toEqual([]);
  });

  test('a migration that was edited after it had been applied is refused', async () => {
    await migrate(database.url);
    await connected((client) => client.query(`UPDATE migration SET sha256 = 'other' WHERE number = 1`));
    await expect(migrate(database.url)).rejects.toThrow('was edited');
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
      `INSERT INTO call (terminal_id, request_id, kind, video, ability, state, ended_at)
      SELECT id, gen_random_uuid(), 'consultation', true, '{}', 'ended', now() FROM terminal LIMIT 1`,
    ],
    [
      'a call in connection without an agent',
      `INSERT INTO call (terminal_id, request_id, kind, video, ability, state)
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
    const insert = `INSERT INTO call (terminal_id, request_id, kind, video, ability)
      SELECT id, gen_random_uuid(), 'consultation', true, '{}' FROM terminal WHERE name LIKE '王奶奶%'`;
    await client.query(insert);
    await expect(client.query(insert)).rejects.toMatchObject({ code: '23505' });
  });

  test('refuses to change or delete what happened in a call', async () => {
    await client.query(`INSERT INTO call_event (call_id, type) SELECT id, 'queued' FROM call LIMIT 1`);
    await expect(client.query(`UPDATE call_event SET type = 'ended'`)).rejects.toMatchObject({ code: '23001' });
    await expect(client.query('DELETE FROM call_event')).rejects.toMatchObject({ code: '23001' });
  });
});
