import { until } from '@falink/fixtures/until';
import pg from 'pg';
import { seedDemo } from '../src/areas/demo/seed.js';
import { migrate } from '../src/kernel/db/migrate.js';
import { startApi, type TestApi } from './support/api.js';
import { ask, countEntries, countMarks, Gate, mark, probeArea, seeRun, untilRun } from './support/jobs.js';
import { PostgresServer } from './support/postgres-server.mjs';

let server: PostgresServer;
let api: TestApi;
let gate: Gate;

beforeAll(async () => {
  server = await PostgresServer.create({ durable: true });
  await migrate(server.url);
  const pool = new pg.Pool({ connectionString: server.url });
  await seedDemo(pool);
  await pool.end();
  gate = new Gate();
  api = await startApi(
    server.url,
    {},
    {
      areas: probeArea(async (attempt) => {
        if (attempt.payload.what === 'long') await gate.pass(attempt);
        return mark(attempt.payload.what);
      }),
    },
  );
}, 60_000);
afterAll(async () => {
  await api.stop();
  await server.remove();
});

test('PostgreSQL stops in the middle of a job: its result is written when it is back, and jobs go on', async () => {
  const { ctx } = api.service;
  const long = await ask(api, 'long');
  await until('the job to be entered', () => gate.entered.length > 0);
  await server.stop();
  // It ends while the database is away.
  gate.open();
  await until('the database to be away', () =>
    ctx.pool.query('SELECT 1').then(
      () => false,
      () => true,
    ),
  );
  await server.start();
  await untilRun(api, long, 'done', 30_000);
  expect(await seeRun(ctx, long)).toMatchObject({ attempts: 1 });
  const next = await ask(api, 'next');
  await untilRun(api, next, 'done', 30_000);
  expect([await countMarks(ctx, 'long'), await countMarks(ctx, 'next')]).toEqual([1, 1]);
  await until('the queue to be empty', async () => (await countEntries(ctx)) === 0, Boolean, 30_000);
}, 90_000);
