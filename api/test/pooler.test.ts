import { routes } from '@falink/protocol';
import { createLogger } from '@falink/service-kit';
import { createPool } from '../src/kernel/db/pool.js';
import { ask, heartbeat, startApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { TestAgent, TestTerminal } from './support/people.js';
import { startPgBouncer } from './support/pgbouncer.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test('a pooler that keeps a connection for each session: everything works as without it', async () => {
  const pooler = await startPgBouncer(database.url, 'session');
  const api = await startApi(pooler.url, {}, { demo: true });
  try {
    await heartbeat(api);
    const home = await TestTerminal.pair(api, 'home-1');
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const { call } = await home.queue();
    // The offer came by a notification of the database.
    expect((await lawyer.rung()).call.id).toBe(call.id);
    expect((await ask(api, routes.health)).data).toMatchObject({ status: 'ok' });
    const { rows } = await api.service.ctx.pool.query('SHOW statement_timeout');
    expect(rows).toEqual([{ statement_timeout: '10s' }]);
  } finally {
    await api.stop();
    await pooler.stop();
  }
});

test('a tool may have a longer time limit for its statements, also through a pooler', async () => {
  const pooler = await startPgBouncer(database.url, 'session');
  const log = createLogger({ service: 'test', level: 'silent' });
  const pool = createPool({ databaseUrl: pooler.url, connections: 1, name: 'tool', log, statementTimeoutMs: 600_000 });
  try {
    expect((await pool.query('SHOW statement_timeout')).rows).toEqual([{ statement_timeout: '10min' }]);
  } finally {
    await pool.end();
    await pooler.stop();
  }
});

test.each(['transaction', 'statement'] as const)(
  'a pooler in %s mode is refused at the start, with the remedy',
  async (mode) => {
    const pooler = await startPgBouncer(database.url, mode);
    try {
      await expect(startApi(pooler.url, {}, { demo: true })).rejects.toThrow(/pool_mode = session/);
    } finally {
      await pooler.stop();
    }
  },
);
