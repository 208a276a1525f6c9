import { until } from '@falink/fixtures/until';
import { fleet, operationsRoutes, routes } from '@falink/protocol';
import { ask, heartbeat } from '../support/api.js';
import { callInState } from '../support/arrange.js';
import { CommandWorld } from '../support/command-world.js';
import { TestAgent } from '../support/people.js';
import { SmallDisk } from '../support/small-disk.js';
import { HEALTH } from '../support/sockets.js';

const SCENE = { page: 'home', title: '首页', focus: null, options: [] };
const SAMPLE = {
  ...{ coveredS: 30, cpu: null, busy: 0.2, longFrames: 3, worstFrameMs: 250, stalls: 1, stalledS: 2.5 },
  ...{ loss: null, storage: 0.5 },
};
/** What is gathered is written once a minute. */
const MINUTE_MS = 150_000;

const STARTS_MS = 120_000;

let world: CommandWorld;
let disk: SmallDisk;
beforeAll(async () => {
  world = await CommandWorld.start();
  disk = await SmallDisk.mount(world.api.service.ctx.pool);
}, STARTS_MS);
afterAll(async () => {
  await world.sockets.closeSockets();
  await world.sockets.stop();
  await disk.unmount();
});

test('[H5] a disk that is full takes measurements only, whatever is accepted while it is full is there, and with room they are kept again', async () => {
  const { api, operator, home1, home2 } = world;
  const { pool } = api.service.ctx;
  const count = async (text: string, values: unknown[] = []): Promise<number> =>
    (await pool.query(`SELECT count(*)::int AS n FROM ${text}`, values)).rows[0].n;
  const trouble = async () =>
    (await ask(api, operationsRoutes.problems, { token: operator.token })).data.problems.find(
      ({ code }) => code === 'health_history',
    );
  for (const level of ['minute', 'hour', 'day']) await disk.take(pool, `terminal_health_${level}`);
  await disk.fill();

  const box = await world.box();
  let uptimeS = 1_000;
  const rooms: string[] = [];
  const beat = async (): Promise<void> => {
    await heartbeat(api, rooms);
    uptimeS += 30;
    await box.socket.ask(fleet.heartbeat, { scene: SCENE, health: { ...HEALTH, uptimeS, sample: SAMPLE } });
  };
  const full = await until(
    'the service says that measurements are not kept',
    async () => {
      await beat();
      return trouble();
    },
    (found) => found !== undefined,
    MINUTE_MS,
  );
  expect(full).toMatchObject({ why: 'disk_full' });
  expect(await count('terminal_health_minute')).toBe(0);

  // A heartbeat, a command and a call of two people, all while it is full.
  await beat();
  await until('the heartbeat is stored', () =>
    count(`terminal WHERE id = $1 AND health ->> 'uptimeS' = $2`, [home1.id, `${uptimeS}`]),
  );
  const message = { type: 'message', text: '今晚七点停水，请提前接水。', seconds: null };
  const command = await operator.sent(message, { terminals: [home1.id] });
  await box.does(command);
  const lawyer = await TestAgent.onDuty(api, 'lawyer');
  const { id: callId, resident } = await callInState('active', { api, terminal: home2, agent: lawyer });
  rooms.push(resident.roomId);
  await beat();
  expect(await home2.current()).toMatchObject({ id: callId, state: 'active' });
  expect((await ask(api, routes.home, { token: home1.token })).status).toBe(200);

  await disk.free();
  await until(
    'measurements are kept again',
    async () => {
      await beat();
      return (await trouble()) === undefined && (await count('terminal_health_minute')) > 0;
    },
    (kept) => kept,
    MINUTE_MS,
  );
  expect((await operator.view(command)).counts).toMatchObject({ done: 1 });
  expect(await home2.current()).toMatchObject({ id: callId, state: 'active' });
}, 400_000);
