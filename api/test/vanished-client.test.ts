import { until } from '@falink/fixtures/until';
import { createLogger } from '@falink/service-kit';
import { createPool } from '../src/kernel/db/pool.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { Relay } from './support/relay.js';

const LIMIT_MS = 1_000;
const LOCK = 'SELECT FROM site ORDER BY id LIMIT 1 FOR UPDATE NOWAIT';
const log = createLogger({ service: 'test', level: 'silent' });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test('[C11] a process that vanished in the middle of a transaction does not keep its locks', async () => {
  const { relay, url } = await Relay.before(database.url);
  const vanishing = createPool({ databaseUrl: url, connections: 1, name: 'gone', log, statementTimeoutMs: LIMIT_MS });
  const other = createPool({ databaseUrl: database.url, connections: 1, name: 'other', log });
  const locked = () =>
    other.query(LOCK).then(
      () => false,
      () => true,
    );
  try {
    const client = await vanishing.connect();
    client.on('error', () => undefined);
    await client.query('BEGIN');
    await client.query(LOCK);
    // What the server says of it does not arrive, and nothing that the client does.
    relay.swallow();
    expect(await locked()).toBe(true);
    await until('the lock is free', locked, (is) => !is, 10 * LIMIT_MS);
    client.release(true);
  } finally {
    await other.end();
    await vanishing.end();
    await relay.close();
  }
});
