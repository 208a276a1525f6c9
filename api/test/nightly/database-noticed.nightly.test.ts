import { until } from '@falink/fixtures/until';
import { fleet, routes } from '@falink/protocol';
import { Hearing } from '../../src/kernel/hearing.js';
import { ask, heartbeat } from '../support/api.js';
import { callInState } from '../support/arrange.js';
import { TestAgent, TestTerminal } from '../support/people.js';
import { RelayWorld } from '../support/relay-world.js';

/** Longer than it may take to notice; shorter than a test run bears. */
const AWAY_MS = 22_000;
const NOTICED_MS = 15_000;

let world: RelayWorld;
beforeAll(async () => {
  // Times that an outage of AWAY_MS would be longer than.
  const times = { offerMs: 5_000, connectMs: 10_000, absentMs: 10_000, unattendedMs: 10_000, roomLostMs: 10_000 };
  world = await RelayWorld.start({ times }, { hearing: new Hearing() });
});
afterAll(() => world.stop());

test('[C11] a database that vanishes without a word: noticed, refused with a code, and nothing is lost by it', async () => {
  const { api, relay } = world;
  await heartbeat(api);
  const [home1, home2] = [await TestTerminal.pair(api, 'home-1'), await TestTerminal.pair(api, 'home-2')];
  const boxes = [await world.tv(home1), await world.tv(home2)];
  const lawyer = await TestAgent.onDuty(api, 'lawyer');
  await world.desk(lawyer.token);
  const active = await callInState('active', { api, terminal: home1, agent: lawyer });
  await heartbeat(api, [active.resident.roomId]);
  const free = await TestAgent.onDuty(api, 'lawyer2');
  await world.desk(free.token);
  const { call: ringing } = await home2.queue();
  await free.rung();
  // On a slow machine the first report may be older than a room may be silent.
  await heartbeat(api, [active.resident.roomId]);

  relay.swallow();
  const vanishedAt = performance.now();
  const refused = await ask(api, routes.currentCall, { token: home1.token });
  expect([refused.status, refused.error?.code]).toEqual([503, 'service.unavailable']);
  expect(performance.now() - vanishedAt).toBeLessThan(NOTICED_MS);
  await until('it is noticed', async () => api.service.ctx.hearing.forMs === 0);
  expect(performance.now() - vanishedAt).toBeLessThan(NOTICED_MS + 1_000);
  await new Promise((resolve) => setTimeout(resolve, AWAY_MS - (performance.now() - vanishedAt)));

  relay.carry();
  await until('it is back', async () => (await ask(api, routes.currentCall, { token: home1.token })).status === 200);
  await heartbeat(api, [active.resident.roomId]);
  // The sweeps run at once and find nobody at fault.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(await home1.current()).toMatchObject({ id: active.id, state: 'active' });
  expect(['queued', 'offered']).toContain((await home2.current())?.state);
  expect((await home2.current())?.id).toBe(ringing.id);
  expect(['available', 'reserved']).toContain((await free.status()).agent.state);
  expect((await lawyer.status()).agent.state).toBe('on_call');
  for (const socket of world.sockets) expect(socket.disconnectReason).toBeNull();

  // And it works again.
  const rung = await free.rung();
  expect((await free.accept(rung.id)).status).toBe(200);
  await boxes[1]?.hears(fleet.callUpdated, ({ call }) => call?.state === 'connecting');
}, 90_000);
