import fc from 'fast-check';
import { retryDelayMs } from './backoff.js';

test('doubles from 200 ms and stays at 2 s', () => {
  expect([1, 2, 3, 4, 5, 50, 5_000].map((tries) => retryDelayMs(tries, 1))).toEqual([
    200, 400, 800, 1600, 2000, 2000, 2000,
  ]);
});

test('is spread over the upper half', () => {
  expect(retryDelayMs(3, 0)).toBe(400);
  fc.assert(
    fc.property(fc.nat(100), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (tries, random) => {
      const delay = retryDelayMs(tries, random);
      return delay >= 100 && delay <= 2_000;
    }),
  );
});
