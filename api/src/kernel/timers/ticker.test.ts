import { createLogger } from '@falink/service-kit';
import { Ticker } from './ticker.js';

const log = createLogger({ service: 'test', level: 'silent' });
const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('a timer that waits holds up no other, and one that fails runs again', async () => {
  let [beats, failures] = [0, 0];
  let release: () => void = () => undefined;
  const ticker = new Ticker({
    log,
    timers: [
      { name: 'stuck', everyMs: 10, run: () => new Promise<void>((resolve) => (release = resolve)) },
      {
        name: 'failing',
        everyMs: 10,
        run: () => {
          failures += 1;
          throw new Error('no');
        },
      },
      {
        name: 'beat',
        everyMs: 10,
        run: () => {
          beats += 1;
        },
      },
    ],
  });
  ticker.start();
  await later(400);
  release();
  await ticker.stop();
  expect(beats).toBeGreaterThan(5);
  expect(failures).toBeGreaterThan(5);
});

test('stop waits for what is under way, and nothing runs afterwards', async () => {
  let [begun, ended] = [0, 0];
  const run = async (): Promise<void> => {
    begun += 1;
    await later(50);
    ended += 1;
  };
  const ticker = new Ticker({ log, timers: [{ name: 'slow', everyMs: 1, run }] });
  ticker.start();
  await later(80);
  await ticker.stop();
  const after = begun;
  expect(ended).toBe(begun);
  await later(80);
  expect(begun).toBe(after);
});
