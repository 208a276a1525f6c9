import { monitorEventLoopDelay } from 'node:perf_hooks';
import { create, readConfig } from '@falink/sfu';
import type { SfuState } from './sfu/sfu-process.js';

/**
 * The sfu as its own `bin` starts it, in a process that says on request what it holds: sizes after a collection,
 * objects in its workers, delays of its event loop.
 */
const RESOLUTION_MS = 10;
const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

const service = await create(readConfig()).start();
loop.enable();

async function state(fromNow: boolean): Promise<SfuState> {
  globalThis.gc?.();
  const { pool, rooms, metrics } = service.context;
  const [loopP99Ms, loopMaxMs] = [loop.percentile(99), loop.max].map((ns) => Math.max(0, ns / 1e6 - RESOLUTION_MS));
  if (fromNow) loop.reset();
  const dumps = await Promise.all(pool.workers.map((worker) => worker.dump()));
  const [sockets] = (await metrics.registry.getSingleMetric('falink_sfu_sockets')?.get())?.values ?? [];
  return {
    url: service.url,
    workers: pool.workers.map(({ pid, roomIds }) => ({ pid, roomIds: [...roomIds] })),
    rooms: rooms.all.length,
    peers: rooms.all.reduce((sum, room) => sum + room.peers.length, 0),
    sockets: sockets?.value ?? 0,
    heapMb: process.memoryUsage().heapUsed / 2 ** 20,
    cpuMs: process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000,
    loopP99Ms: loopP99Ms ?? 0,
    loopMaxMs: loopMaxMs ?? 0,
    routers: dumps.reduce((sum, { routerIds }) => sum + routerIds.length, 0),
    // Each worker keeps one for its port.
    objects: dumps.reduce(
      (sum, { channelMessageHandlers }) => sum + channelMessageHandlers.channelRequestHandlers.length - 1,
      0,
    ),
  };
}

process.on('message', ({ fromNow }: { readonly fromNow: boolean }) => {
  void state(fromNow).then((answer) => process.send?.(answer));
});
process.once('disconnect', () => {
  void service.stop().finally(() => process.exit(0));
});
process.send?.(await state(true));
