import { until } from '@falink/fixtures/until';
import { routes } from '@falink/protocol';
import { ask } from './api.js';
import { type AtWork, OutageWorld } from './outage-world.js';

/** Below, between and above every time of the service's own. */
const LENGTHS_S = [40, 100, 200];
const NOTICED_MS = 15_000;
/** For timers to judge, wrongly, what happened during the outage. */
const AFTERWARDS_MS = 10_000;
const LIMIT_MS = 480_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface Outage {
  readonly begin: (world: OutageWorld) => Promise<void> | void;
  readonly end: (world: OutageWorld) => Promise<void> | void;
  /** What is asked while it lasts is refused with a code, in time. */
  readonly refuses: boolean;
  /** How long desks ring; absent: shorter than the outage. */
  readonly offerMs?: number;
}

/** Every request is refused with a code, soon, and no session is lost. */
async function isNoticed(world: OutageWorld, work: AtWork): Promise<void> {
  const from = performance.now();
  const [asked, refreshed] = await Promise.all([
    ask(world.api, routes.currentCall, { token: work.homes[0].token }),
    work.refresh(),
  ]);
  expect([asked.status, asked.error?.code]).toEqual([503, 'service.unavailable']);
  expect(refreshed).toEqual({ status: 503, clears: false });
  await until('it is noticed', () => world.api.service.ctx.hearing.forMs === 0);
  expect(performance.now() - from).toBeLessThan(NOTICED_MS);
}

/** Tests that an outage of each length takes nothing from anybody (SPEC C11). */
export function testOutage({ begin, end, refuses, offerMs }: Outage): void {
  test.each(LENGTHS_S)(
    '[C11] for %i s: nobody is at fault for it, and all goes on',
    async (seconds) => {
      const world = new OutageWorld();
      try {
        await world.start(offerMs);
        const work = await world.settle();
        await work.isUnharmed();
        const over = pause(seconds * 1_000);
        await begin(world);
        if (refuses) await isNoticed(world, work);
        await over;
        await end(world);
        await until(
          'it is back',
          async () => (await ask(world.api, routes.health)).data.status,
          (status) => status === 'ok',
          60_000,
        );
        await pause(AFTERWARDS_MS);
        await work.isUnharmed();
        await work.goesOn();
      } finally {
        await world.stop();
      }
    },
    LIMIT_MS,
  );
}
