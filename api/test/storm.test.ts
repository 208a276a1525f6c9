import { until } from '@falink/fixtures/until';
import { routes } from '@falink/protocol';
import { ask, heartbeat } from './support/api.js';
import { FleetLine, pairMany } from './support/fleet.js';
import { TestAgent, TestTerminal } from './support/people.js';
import { RelayWorld } from './support/relay-world.js';

const BOXES = 300;
/** Six connections for requests, two for what is urgent. */
const CONNECTIONS = 8;
/** Of a database that is busy; a statement takes twice this. */
const LATENCY_MS = 50;

/** Boxes come as fast as this process connects them, and may be let in nearly as fast: the line is short, and not long there. */
async function seen(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

let world: RelayWorld;
const lines: FleetLine[] = [];

beforeAll(async () => {
  world = await RelayWorld.start({ databaseConnections: CONNECTIONS });
});
afterAll(async () => {
  for (const line of lines) line.close();
  await world.stop();
});

test('[P14] everybody comes back at once: let in a few at a time, while calls go on', async () => {
  const { api, relay } = world;
  await heartbeat(api);
  const boxes = await pairMany(api, BOXES);
  const lawyer = await TestAgent.onDuty(api, 'lawyer');
  const home1 = await TestTerminal.pair(api, 'home-1');
  const { pool, gates } = api.service.ctx;
  relay.slow(LATENCY_MS);
  let used = 0;
  let mostWaiting = 0;
  pool.on('acquire', () => {
    used += 1;
    mostWaiting = Math.max(mostWaiting, pool.waitingCount);
  });

  lines.push(...boxes.map(({ token }) => new FleetLine(api, token)));
  const inside = (): number => lines.filter(({ connections }) => connections > 0).length;
  await seen(() => gates.boxes.waiting > BOXES / 10 || inside() > BOXES / 4);

  // A desk gets in past them, and a call is put through.
  await world.desk(lawyer.token);
  expect(inside()).toBeLessThan(BOXES);
  const { call } = await home1.queue();
  expect((await lawyer.accept((await lawyer.rung()).id)).status).toBe(200);
  expect((await ask(api, routes.endCall, { token: lawyer.token, params: { id: call.id } })).status).toBe(200);

  await until('all are in', inside, (count) => count === BOXES, 60_000);
  await until('each knows its call', () => lines.every(({ welcomes }) => welcomes > 0));
  const codes = new Set(lines.flatMap(({ refusals }) => refusals.map((refusal) => refusal.split(' ')[0])));
  expect([[], ['service.busy']]).toContainEqual([...codes]);
  // They never stood in line for a connection, where everybody else would have stood behind them.
  expect(mostWaiting).toBeLessThan(BOXES / 10);
  // Who they are, whose lines they are, what they must know: each is one statement for those who come together.
  expect(used).toBeLessThan(BOXES / 2);
  const { rows } = await pool.query('SELECT count(*)::int AS n FROM terminal WHERE connection_id IS NOT NULL');
  expect(rows[0].n).toBe(BOXES);

  // All gone at once is a few statements, too.
  used = 0;
  for (const { socket } of lines) socket.close();
  await until(
    'all are released',
    async () => (await pool.query('SELECT count(*)::int AS n FROM terminal WHERE connection_id IS NOT NULL')).rows[0].n,
    (left) => left === 0,
  );
  expect(used).toBeLessThan(BOXES / 4);
}, 120_000);
