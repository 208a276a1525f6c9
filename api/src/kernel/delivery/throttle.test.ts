import { jest } from '@jest/globals';
import { Throttle } from './throttle.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('runs at once, then at most once an interval, and once more after the last wish', async () => {
  let runs = 0;
  const throttle = new Throttle(
    () => 1_000,
    async () => {
      runs += 1;
    },
  );
  throttle.run();
  await jest.advanceTimersByTimeAsync(0);
  expect(runs).toBe(1);
  for (let i = 0; i < 10; i += 1) throttle.run();
  await jest.advanceTimersByTimeAsync(900);
  expect(runs).toBe(1);
  await jest.advanceTimersByTimeAsync(200);
  expect(runs).toBe(2);
  await jest.advanceTimersByTimeAsync(5_000);
  expect(runs).toBe(2);
  await throttle.stop();
});

test('nothing runs after stop', async () => {
  let runs = 0;
  const throttle = new Throttle(
    () => 0,
    async () => {
      runs += 1;
    },
  );
  throttle.run();
  await throttle.stop();
  await jest.advanceTimersByTimeAsync(100);
  expect(runs).toBe(0);
});
