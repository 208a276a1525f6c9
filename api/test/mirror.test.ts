import { until } from '@falink/fixtures/until';
import { consoleMessages, fleet, PRIVATE_PAGES, routes, type Scene } from '@falink/protocol';
import { ask, signIn } from './support/api.js';
import { SocketWorld } from './support/socket-world.js';
import { HEALTH } from './support/sockets.js';

/** As a television of version 1 describes the page on which a number is typed. */
const typing = (page: string, key: string): Scene => ({
  page,
  title: `您的电话 138${key}`,
  focus: { id: `key-${key}`, label: key },
  options: [{ id: `key-${key}`, label: key, digit: Number(key), disabled: false }],
  hints: [{ key: 'yellow', label: `删除 ${key}` }],
  player: { state: 'ducked', kind: 'channel', title: '普法时间', currentTime: 3 },
});

let world: SocketWorld;
beforeAll(async () => {
  world = await SocketWorld.start();
});
beforeEach(() => world.reset());
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

test.each(PRIVATE_PAGES)(
  '[C13] of the page %s the command center learns the name, whatever an older television says',
  async (page) => {
    const { api, home1 } = world;
    const operator = await signIn(api, 'operator');
    const watching = await world.desk(operator);
    await watching.ask(consoleMessages.subscribe, { topics: ['terminals'] });
    const tv = await world.tv(home1, { protocol: 1 });
    await tv.ask(fleet.heartbeat, { scene: typing(page, '7'), health: HEALTH });
    const told = await watching.hears(consoleMessages.terminalChanged, ({ scene }) => scene?.page === page);
    const { player } = typing(page, '7');
    const withheld = { page, title: '', focus: null, options: [], private: true, player };
    expect(told.scene).toEqual(withheld);
    const params = { id: home1.id };
    expect((await ask(api, routes.getTerminal, { token: operator, params })).data.scene).toEqual(withheld);

    // The next key changes nothing that is stored or said.
    watching.forget();
    await tv.ask(fleet.heartbeat, { scene: typing(page, '8'), health: HEALTH });
    await tv.ask(fleet.heartbeat, { scene: { page: 'home', title: '首页', focus: null, options: [] }, health: HEALTH });
    await watching.hears(consoleMessages.terminalChanged, ({ scene }) => scene?.page === 'home');
    expect(JSON.stringify(watching.heard)).not.toMatch(/138|key-|删除/);
  },
);

test('[C13] other pages are mirrored as they are', async () => {
  const { api, home1 } = world;
  const operator = await signIn(api, 'operator');
  const tv = await world.tv(home1);
  const scene = typing('services', '4');
  await tv.ask(fleet.heartbeat, { scene, health: HEALTH });
  const params = { id: home1.id };
  const mirrored = await until(
    'the page is stored',
    async () => (await ask(api, routes.getTerminal, { token: operator, params })).data.scene,
  );
  expect(mirrored).toEqual(scene);
});
