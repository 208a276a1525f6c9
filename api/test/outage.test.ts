import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { fleet, routes } from '@falink/protocol';
import pg from 'pg';
import { seedDemo } from '../src/areas/demo/seed.js';
import { migrate } from '../src/kernel/db/migrate.js';
import { ask, heartbeat, startApi, type TestApi } from './support/api.js';
import { TestAgent, TestTerminal } from './support/people.js';
import { PostgresServer } from './support/postgres-server.mjs';
import { TestSocket } from './support/sockets.js';

let server: PostgresServer;
let api: TestApi;
let other: TestApi;

beforeAll(async () => {
  server = await PostgresServer.create({ durable: true });
  await migrate(server.url);
  const pool = new pg.Pool({ connectionString: server.url });
  await seedDemo(pool);
  await pool.end();
  api = await startApi(server.url, { nodeId: 'node-a', times: { offerMs: 60_000 } }, { demo: true });
  other = await startApi(server.url, { nodeId: 'node-b' }, { demo: true });
}, 60_000);
afterAll(async () => {
  await api.stop();
  await other.stop();
  await server.remove();
});

test('PostgreSQL stops in the middle: refused with a code, nothing accepted is lost, recovery by itself', async () => {
  await heartbeat(api);
  const home1 = await TestTerminal.pair(api, 'home-1');
  const lawyer = await TestAgent.onDuty(api, 'lawyer');
  const tv = await TestSocket.connect(api, 'fleet', {
    token: home1.token,
    tabId: randomUUID(),
    takeOver: false,
    appVersion: '1',
  });
  const { call } = await home1.queue();
  const offer = await lawyer.rung();

  await server.stop();
  const refused = await ask(api, routes.currentCall, { token: home1.token });
  expect([refused.status, refused.error?.code]).toEqual([503, 'service.unavailable']);
  expect(refused.error?.retryAfterS).toBeGreaterThan(0);
  const storm = await Promise.all(Array.from({ length: 30 }, () => ask(api, routes.getAgent, { token: lawyer.token })));
  expect(new Set(storm.map((answer) => answer.status))).toEqual(new Set([503]));
  const health = await fetch(new URL(routes.health.path, api.url));
  expect(health.status).toBe(503);
  expect(await health.json()).toMatchObject({ status: 'degraded' });
  expect(tv.disconnectReason).toBeNull();

  await server.start();
  await until(
    'the api is back',
    async () => (await ask(api, routes.currentCall, { token: home1.token })).status === 200,
  );
  expect(await home1.current()).toMatchObject({ id: call.id, state: 'offered' });
  expect((await ask(api, routes.health)).status).toBe(200);
  await heartbeat(api);
  // The timers run, and the other process's notifications arrive again.
  await until('the answer is taken', async () => (await lawyer.at(other).accept(offer.id)).status === 200);
  await tv.hears(fleet.callUpdated, ({ call: seen }) => seen?.state === 'connecting');
  await lawyer.at(other).end(call.id);
  await tv.hears(fleet.callUpdated, ({ call: seen }) => seen?.state === 'ended');
  tv.close();
}, 60_000);
