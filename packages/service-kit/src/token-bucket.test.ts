import { TokenBucket } from './token-bucket.js';

test('lets the burst through, then the rate', () => {
  const bucket = new TokenBucket(3, 2, 0);
  expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false]);
  expect(bucket.take(499)).toBe(false);
  expect([1_000, 1_000, 1_000].map((now) => bucket.take(now))).toEqual([true, true, false]);
});

test('never saves up more than the burst, and a clock that goes back earns nothing', () => {
  const bucket = new TokenBucket(2, 10, 0);
  expect([60_000, 60_000, 60_000].map((now) => bucket.take(now))).toEqual([true, true, false]);
  expect(bucket.take(0)).toBe(false);
});
