import { until } from '@falink/fixtures/until';
import { consoleMessages, fleet, type Scene } from '@falink/protocol';
import { signIn } from './support/api.js';
import { SocketWorld } from './support/socket-world.js';
import { HEALTH } from './support/sockets.js';

let world: SocketWorld;
beforeAll(async () => {
  world = await SocketWorld.start();
});
beforeEach(() => world.reset());
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

const playing = (currentTime: number, title = '讨薪记'): Scene => ({
  page: 'home',
  title: '首页',
  focus: null,
  options: [],
  player: { state: 'playing', kind: 'channel', title, currentTime },
});

interface Row {
  readonly uptime: number;
  readonly scene: Scene;
}

async function terminalRow(): Promise<Row | undefined> {
  const { rows } = await world.api.service.ctx.pool.query<Row>(
    `SELECT (health ->> 'uptimeS')::int AS uptime, scene FROM terminal WHERE id = $1`,
    [world.home1.id],
  );
  return rows[0];
}

test('[D8] a heartbeat that only plays on is stored as a sign of life, and shown to nobody', async () => {
  const wall = await world.desk(await signIn(world.api, 'operator'));
  await wall.ask(consoleMessages.subscribe, { topics: ['terminals'] });
  const tv = await world.tv(world.home1);
  await tv.ask(fleet.heartbeat, { scene: playing(1), health: HEALTH });
  await wall.hears(consoleMessages.terminalChanged, ({ scene }) => scene?.player?.title === '讨薪记');
  wall.forget();

  await tv.ask(fleet.heartbeat, { scene: playing(31), health: { ...HEALTH, uptimeS: 31 } });
  const row = await until('it is written', terminalRow, (now) => now?.uptime === 31);
  expect(row?.scene).toEqual(playing(1));

  // The next film is another scene, and the only one that was shown.
  await tv.ask(fleet.heartbeat, { scene: playing(2, '赡养'), health: { ...HEALTH, uptimeS: 61 } });
  await wall.hears(consoleMessages.terminalChanged, ({ scene }) => scene?.player?.title === '赡养');
  expect(wall.all(consoleMessages.terminalChanged).map(({ scene }) => scene)).toEqual([playing(2, '赡养')]);
});
