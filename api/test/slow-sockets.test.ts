import { until } from '@falink/fixtures/until';
import { consoleMessages, fleet, type Notice } from '@falink/protocol';
import type { Namespace } from 'socket.io';
import { signIn } from './support/api.js';
import { SocketWorld } from './support/socket-world.js';
import type { TestSocket } from './support/sockets.js';

let world: SocketWorld;
beforeAll(async () => {
  world = await SocketWorld.start();
});
beforeEach(() => world.reset());
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

const NOTICE_BYTES = 50_000;
/** Times what a peer may have waiting, and what the kernel keeps for it besides. */
const MAX_NOTICES = 2_000;

/** Lets go of the network: nothing that arrives is read any more. */
function stopReading({ socket }: TestSocket): void {
  const { transport } = socket.io.engine as unknown as { transport: { ws: { _socket: { pause(): void } } } };
  transport.ws._socket.pause();
}

/** Sends notices until the namespace has so many sockets. @returns how many were sent */
async function sendUntil(namespace: Namespace, { name }: Notice, left: number): Promise<number> {
  const filler = 'x'.repeat(NOTICE_BYTES);
  let sent = 0;
  await until('it was dropped', () => {
    for (let n = 0; n < 5 && sent < MAX_NOTICES; n += 1, sent += 1) namespace.emit(name, filler);
    return namespace.sockets.size === left;
  });
  return sent;
}

const dropped = async (): Promise<number> => {
  const text = await world.api.service.ctx.metrics.registry.metrics();
  return Number(/^falink_slow_sockets_closed_total\S* (\d+)$/m.exec(text)?.[1] ?? 0);
};

test('[D10] a desk that does not read is dropped before it costs memory, and another stays', async () => {
  const { console: desks } = world.api.service.ctx.sockets;
  const token = await signIn(world.api, 'operator');
  const [stuck, reading] = [await world.desk(token), await world.desk(token)];
  const before = await dropped();
  stopReading(stuck);
  expect(await sendUntil(desks, consoleMessages.callChanged, 1)).toBeLessThan(MAX_NOTICES);
  expect(reading.disconnectReason).toBeNull();
  expect(await dropped()).toBe(before + 1);
});

test('[D10] a television that does not read is dropped, and comes back', async () => {
  const { fleet: boxes } = world.api.service.ctx.sockets;
  const stuck = await world.tv(world.home1);
  stopReading(stuck);
  expect(await sendUntil(boxes, fleet.callUpdated, 0)).toBeLessThan(MAX_NOTICES);
  const again = await world.tv(world.home1);
  expect(await again.hears(fleet.callUpdated)).toEqual({ call: null });
});
