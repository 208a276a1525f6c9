import { consoleMessages, type ErrorCode, FalinkError, fleet, type Request } from '@falink/protocol';
import { signIn } from './support/api.js';
import { SocketWorld } from './support/socket-world.js';
import { HEALTH, type TestSocket } from './support/sockets.js';

let world: SocketWorld;
beforeAll(async () => {
  world = await SocketWorld.start();
});
beforeEach(() => world.reset());
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

const beat = (title: string) => ({ scene: { page: 'home', title, focus: null, options: [] }, health: HEALTH });

/** Sends the same again and again at once. @returns the code of each refusal; null for an answer, or when there was none */
const flood = (socket: TestSocket, request: Request, payload: unknown, times: number): Promise<(ErrorCode | null)[]> =>
  Promise.all(
    Array.from({ length: times }, () =>
      socket.ask(request, payload).then(
        () => null,
        (error: unknown) => (error instanceof FalinkError ? error.code : null),
      ),
    ),
  );

test('[P6] a television that sends too much is refused, and disconnected when it goes on', async () => {
  const tv = await world.tv(world.home1);
  const other = await world.tv(world.home1, { takeOver: true });
  const codes = await flood(other, fleet.heartbeat, beat('x'), 200);
  expect(codes.filter((code) => code === 'request.rate_limited').length).toBeGreaterThan(60);
  expect(other.disconnectReason).toBeNull();
  void flood(other, fleet.heartbeat, beat('x'), 400);
  expect(await other.closed()).toBe('io server disconnect');
  // It comes back as anybody who lost a line.
  await world.allReleased();
  const again = await world.tv(world.home1);
  await again.ask(fleet.heartbeat, beat('y'));
  expect(tv.disconnectReason).not.toBeNull();
});

test('[P6] the heartbeats of a line that was held back for a minute are all taken, and so are those after it', async () => {
  const tv = await world.tv(world.home1);
  expect(await flood(tv, fleet.heartbeat, beat('held back'), 60)).toEqual(Array(60).fill(null));
  for (let n = 0; n < 30; n += 1) await tv.ask(fleet.heartbeat, beat(`page ${n}`));
});

test('[P6] a console window that subscribes without end is refused, disconnected, and nobody else with it', async () => {
  const token = await signIn(world.api, 'operator');
  const [bad, good] = [await world.desk(token), await world.desk(token)];
  const codes = await flood(bad, consoleMessages.subscribe, { topics: ['terminals'] }, 100);
  expect(codes.filter((code) => code === 'request.rate_limited').length).toBeGreaterThan(20);
  void flood(bad, consoleMessages.subscribe, { topics: ['terminals'] }, 200);
  expect(await bad.closed()).toBe('io server disconnect');
  expect((await good.ask(consoleMessages.subscribe, { topics: ['terminals'] })).topics).toEqual(['terminals']);
  expect(good.disconnectReason).toBeNull();
});
