import pg from 'pg';
import { type TestDatabase, testDatabase } from './support/database.js';

/** What every other test of this folder relies on. */
describe('a test database', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await testDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(`INSERT INTO audit_event (actor, action, subject) VALUES ('system', 'kept', 'x')`);
    await database.keep();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const texts = async (sql: string) => (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  const audit = (action: string) =>
    texts(`INSERT INTO audit_event (actor, action, subject) VALUES ('system', '${action}', 'x') RETURNING id`);

  test('goes back to the rows and counters that were kept, append-only tables included', async () => {
    const names = await texts('SELECT name FROM terminal ORDER BY id');
    const [first] = await audit('written');
    await client.query(`UPDATE terminal SET name = 'changed'; DELETE FROM staff_skill;
      INSERT INTO login_guard (username, failures, last_attempt_at) VALUES ('x', 1, now())`);
    await database.reset();
    expect(await texts('SELECT name FROM terminal ORDER BY id')).toEqual(names);
    expect(await texts('SELECT action FROM audit_event')).toEqual(['kept']);
    expect(await texts('SELECT count(*)::int FROM staff_skill')).not.toEqual([0]);
    expect(await texts('SELECT username FROM login_guard')).toEqual([]);
    expect(await audit('written again')).toEqual([first]);
  });

  test('waits for what is under way', async () => {
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query(`BEGIN; UPDATE terminal SET name = 'late'`);
    const done: string[] = [];
    const reset = database.reset().then(() => done.push('reset'));
    await other.query('SELECT 1');
    done.push('commit');
    await other.query('COMMIT');
    await reset;
    await other.end();
    expect(done).toEqual(['commit', 'reset']);
    expect(await texts('SELECT name FROM terminal')).not.toContain('late');
  });

  test('names a connection that was left open when it is dropped', async () => {
    const leaky = await testDatabase();
    const left = new pg.Client({ connectionString: leaky.url, application_name: 'left open' });
    left.on('error', () => undefined);
    await left.connect();
    await expect(leaky.drop()).rejects.toThrow(/left open/);
    await left.end().catch(() => undefined);
  });
});
