import { ManualClock } from '../testing/manual-clock.js';
import { IceRepair } from './ice-repair.js';

function setUp(restart: () => Promise<void> = () => Promise.resolve()) {
  const clock = new ManualClock();
  const seen = { restarts: 0, gaveUp: 0 };
  const repair = new IceRepair(clock, {
    restart: () => {
      seen.restarts += 1;
      return restart();
    },
    giveUp: () => {
      seen.gaveUp += 1;
    },
  });
  return { clock, seen, repair };
}

test('a short gap heals by itself', async () => {
  const { clock, seen, repair } = setUp();
  repair.changed('connected');
  repair.changed('disconnected');
  await clock.advance(1_000);
  repair.changed('connected');
  await clock.advance(60_000);
  expect(seen).toEqual({ restarts: 0, gaveUp: 0 });
});

test('a longer one is restarted, and success ends it', async () => {
  const { clock, seen, repair } = setUp();
  repair.changed('connected');
  repair.changed('disconnected');
  await clock.advance(1_500);
  expect(seen.restarts).toBe(1);
  repair.changed('connected');
  await clock.advance(60_000);
  expect(seen).toEqual({ restarts: 1, gaveUp: 0 });
});

test('a failed path is restarted at once, and given up after four tries', async () => {
  const { clock, seen, repair } = setUp();
  repair.changed('connected');
  repair.changed('failed');
  await clock.advance(0);
  expect(seen.restarts).toBe(1);
  await clock.advance(60_000);
  expect(seen).toEqual({ restarts: 4, gaveUp: 1 });
});

test('tries without a socket do not count', async () => {
  const { clock, seen, repair } = setUp(() => Promise.reject(new Error('no socket')));
  repair.changed('connected');
  repair.changed('failed');
  await clock.advance(60_000);
  expect(seen.restarts).toBeGreaterThan(4);
  expect(seen.gaveUp).toBe(0);
});

test('a known change of network restarts at once, but not before there is a path', async () => {
  const { seen, repair } = setUp();
  repair.now();
  expect(seen.restarts).toBe(0);
  repair.changed('connected');
  repair.now();
  expect(seen.restarts).toBe(1);
});

test('closed is closed', async () => {
  const { clock, seen, repair } = setUp();
  repair.changed('failed');
  repair.close();
  repair.changed('failed');
  repair.now();
  await clock.advance(60_000);
  expect(seen).toEqual({ restarts: 0, gaveUp: 0 });
});
