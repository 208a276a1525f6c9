import { until } from '@falink/fixtures/until';
import type { MediaPlane } from '../src/room/media-port.js';
import { Probes } from '../src/room/probes.js';

/** A plane that counts what is open. */
function setUp(lastsMs?: number) {
  const open = { rooms: 0, transports: 0 };
  let failed: (() => void) | undefined;
  const plane = {
    openRoom: async (_id: string, onFailed: () => void) => {
      open.rooms += 1;
      failed = onFailed;
      return {
        createTransport: async () => {
          open.transports += 1;
          return {
            description: {},
            close: () => {
              open.transports -= 1;
            },
          };
        },
        close: () => {
          open.rooms -= 1;
        },
      };
    },
  } as unknown as MediaPlane;
  return {
    open,
    fail: () => failed?.(),
    probes: new Probes({ plane, iceServers: () => [], ...(lastsMs !== undefined && { lastsMs }) }),
  };
}

test('[M15] a probe whose client stays silent is closed when its time is over', async () => {
  const { open, probes } = setUp(50);
  await probes.open('box');
  await until('it is closed', () => probes.size === 0);
  expect([open, probes.size]).toEqual([{ rooms: 0, transports: 0 }, 0]);
});

test('one that is replaced while it is being opened leaves nothing open', async () => {
  const { open, probes } = setUp();
  const [first, second] = await Promise.allSettled([probes.open('box'), probes.open('box')]);
  expect([first?.status, second?.status]).toEqual(['rejected', 'fulfilled']);
  expect([open, probes.size]).toEqual([{ rooms: 1, transports: 1 }, 1]);
  probes.dispose();
});

test('closing twice, and after its worker died, closes once', async () => {
  const { open, probes, fail } = setUp();
  const probe = await probes.open('box');
  fail();
  probe.close();
  probes.dispose();
  expect([open, probes.size]).toEqual([{ rooms: 0, transports: 0 }, 0]);
});
