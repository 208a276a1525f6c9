import { until } from '@falink/fixtures/until';
import { consoleMessages, fleet, type Scene } from '@falink/protocol';
import { startApi, type TestApi } from './support/api.js';
import { TestAgent, TestTerminal } from './support/people.js';
import { RelayWorld } from './support/relay-world.js';
import { HEALTH as health } from './support/sockets.js';

let world: RelayWorld;
let other: TestApi;
beforeAll(async () => {
  world = await RelayWorld.start({ nodeId: 'node-a' });
  other = await startApi(world.database.url, { nodeId: 'node-b' });
});
afterEach(async () => {
  world.closeSockets();
  await world.allReleased();
});
afterAll(async () => {
  await other.stop();
  await world.stop();
});

const scene = (title: string): Scene => ({ page: 'home', title, focus: null, options: [] });

async function sceneOf({ id }: TestTerminal): Promise<Scene | null> {
  const { rows } = await world.pool.query<{ scene: Scene | null }>('SELECT scene FROM terminal WHERE id = $1', [id]);
  return rows[0]?.scene ?? null;
}

test('a notification of other processes whose connection broke under way is sent again', async () => {
  const lawyer = await TestAgent.signIn(world.api, 'lawyer');
  const desk = await world.desk(lawyer.token, other);
  const sending = world.relay.hold('falink_changes');
  expect((await lawyer.go('available')).status).toBe(200);
  await sending;
  await world.cut('falink-api-urgent');
  await desk.hears(consoleMessages.agentUpdated, ({ state }) => state === 'available');
});

test('the scene of a heartbeat that was not written is written with the next one, which does not repeat it', async () => {
  const home1 = await TestTerminal.pair(world.api, 'home-1');
  const tv = await world.tv(home1);
  const writing = world.relay.hold('普法频道');
  await tv.ask(fleet.heartbeat, { scene: scene('普法频道'), health });
  await writing;
  await tv.ask(fleet.heartbeat, { scene: scene('普法频道'), health: { ...health, uptimeS: 31 } });
  await world.cut('falink-api');
  expect((await until('it is written', () => sceneOf(home1))).title).toBe('普法频道');
});

test('a heartbeat that the database refuses keeps no other from being written', async () => {
  const [home1, home2] = [await TestTerminal.pair(world.api, 'home-1'), await TestTerminal.pair(world.api, 'home-2')];
  const [bad, good] = [await world.tv(home1), await world.tv(home2)];
  await world.pool.query(`ALTER TABLE terminal ADD CONSTRAINT of_the_test CHECK (scene ->> 'title' <> '写不进去')`);
  try {
    await Promise.all([
      bad.ask(fleet.heartbeat, { scene: scene('写不进去'), health }),
      good.ask(fleet.heartbeat, { scene: scene('我的消息'), health }),
    ]);
    expect((await until('it is written', () => sceneOf(home2))).title).toBe('我的消息');
  } finally {
    await world.pool.query('ALTER TABLE terminal DROP CONSTRAINT of_the_test');
  }
});
