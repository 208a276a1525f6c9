import fc from 'fast-check';
import { backoffMs } from './backoff.js';

it('doubles to the ceiling and never waits less than half of it', () => {
  expect([1, 2, 3, 4, 9, 400].map((attempt) => backoffMs(attempt, 200, 2_000, () => 0.999_999))).toEqual([
    200, 400, 800, 1_600, 2_000, 2_000,
  ]);
  fc.assert(
    fc.property(
      fc.integer({ min: -5, max: 10_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, random) => {
        const ceiling = Math.min(5_000, 100 * 2 ** Math.max(0, Math.min(attempt - 1, 30)));
        const wait = backoffMs(attempt, 100, 5_000, () => random);
        expect(wait).toBeGreaterThanOrEqual(Math.floor(ceiling / 2));
        expect(wait).toBeLessThanOrEqual(ceiling);
      },
    ),
  );
});
