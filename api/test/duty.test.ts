import { until } from '@falink/fixtures/until';
import { fleet, type Home, routes } from '@falink/protocol';
import { ask } from './support/api.js';
import { TestAgent, TestTerminal } from './support/people.js';
import { SocketWorld } from './support/socket-world.js';
import type { TestSocket } from './support/sockets.js';
import { addStaff } from './support/staff.js';

let world: SocketWorld;
beforeAll(async () => {
  world = await SocketWorld.start();
});
beforeEach(() => world.reset());
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

const MINUTE_MS = 60_000;

/** As boxes that have been connected for longer than a minute: they fetched their home page long ago. */
function longConnected(): void {
  for (const { handshake } of world.api.service.ctx.sockets.fleet.sockets.values()) handshake.issued -= 2 * MINUTE_MS;
}

const states = (tv: TestSocket) => tv.all(fleet.dutyUpdated).map(({ duty }) => duty.state);

test('[D9] televisions are notified of the duty of their place, and of nobody else’s', async () => {
  const { api, home1 } = world;
  await addStaff(api, { username: 'street', role: 'duty_lawyer', orgPath: 'yunhe.dongjie' });
  const home3 = await TestTerminal.pair(api, 'home-3');
  const [here, elsewhere] = [await world.tv(home1), await world.tv(home3)];
  longConnected();
  // Nobody was notified yet: after the first change every place is.
  const street = await TestAgent.onDuty(api, 'street');
  await here.hears(fleet.dutyUpdated, ({ duty }) => duty.state === 'free' && duty.onDutyTotal === 1);
  await elsewhere.hears(fleet.dutyUpdated, ({ duty }) => duty.state === 'none');
  for (const tv of [here, elsewhere]) tv.forget();

  await street.go('offline');
  await here.hears(fleet.dutyUpdated, ({ duty }) => duty.state === 'none' && duty.onDutyTotal === 0);
  const lawyer = await TestAgent.onDuty(api, 'lawyer');
  await elsewhere.hears(fleet.dutyUpdated, ({ duty }) => duty.state === 'free');
  await here.hears(fleet.dutyUpdated, ({ duty }) => duty.state === 'free');
  expect(states(elsewhere)).toEqual(['free']);
  expect(here.all(fleet.homeUpdated)).toEqual([]);
  await lawyer.go('offline');
});

test('[D9] a change that no page shows is sent to nobody', async () => {
  const { api, home1 } = world;
  const [one, two] = [await TestAgent.onDuty(api, 'lawyer'), await TestAgent.onDuty(api, 'lawyer2')];
  const home2 = await TestTerminal.pair(api, 'home-2');
  const tv = await world.tv(home1);
  // A box that has just connected is notified of every change.
  await one.go('offline');
  await tv.hears(fleet.dutyUpdated, ({ duty }) => duty.onDutyTotal === 1);
  await one.go('available');
  await tv.hears(fleet.dutyUpdated, ({ duty }) => duty.onDutyTotal === 2);
  longConnected();
  tv.forget();

  // A call is queued, offered, answered: one of two lawyers stays free, and so does the page.
  const { call } = await home2.queue();
  await Promise.race([one.answer(), two.answer()]);
  await home2.end(call.id);
  await one.go('offline');
  await tv.hears(fleet.dutyUpdated, ({ duty }) => duty.onDutyTotal === 1);
  expect(tv.all(fleet.dutyUpdated).map(({ duty }) => duty.onDutyTotal)).toEqual([1]);
});

test('[D9] [V3] a television of version 1 is sent its whole home, as it knows it', async () => {
  const { api, home1 } = world;
  const tv = await world.tv(home1, { protocol: 1 });
  const lawyer = await TestAgent.onDuty(api, 'lawyer');
  // Not in this version's schema: it has no total.
  const homes = () =>
    tv.heard.flatMap(({ name, payload }) => (name === fleet.homeUpdated.name ? [payload as Home] : []));
  const home = await until('a home', () => homes().find(({ duty }) => duty.state === 'free'));
  expect(home).toMatchObject({ terminal: { id: home1.id }, duty: { onDuty: [{ displayName: '周敏' }] } });
  expect(home.duty).not.toHaveProperty('onDutyTotal');
  expect(tv.heard.some(({ name }) => name === fleet.dutyUpdated.name)).toBe(false);
  await lawyer.go('offline');
  await until('nobody is on duty', () => homes().at(-1)?.duty.state === 'none');
});

test('[D9] who is on duty in a whole city travels as three names and a number, to older televisions as names', async () => {
  const { api, home1 } = world;
  for (let n = 0; n < 5; n += 1) {
    await addStaff(api, { username: `city-${n}`, role: 'duty_lawyer', orgPath: 'yunhe' });
    await TestAgent.onDuty(api, `city-${n}`);
  }
  const now = (await ask(api, routes.home, { token: home1.token })).data;
  expect(now.duty).toMatchObject({ onDutyTotal: 5 });
  expect(now.duty.onDuty).toHaveLength(3);
  const before = await fetch(api.url + routes.home.path, { headers: { authorization: `Bearer ${home1.token}` } });
  const { duty } = (await before.json()) as { duty: { onDuty: unknown[] } };
  expect(duty.onDuty).toHaveLength(5);
  expect(duty).not.toHaveProperty('onDutyTotal');
});
