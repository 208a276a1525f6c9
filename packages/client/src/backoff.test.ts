import fc from 'fast-check';
import { backoffMs, waitAfterRefusalMs } from './backoff.js';

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

it('[P14] after a refusal waits longer each time, and never less than the service asked for', () => {
  const bounds = { minMs: 500, maxMs: 8_000 };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (refusals, retryAfterS, random) => {
        const wait = waitAfterRefusalMs(refusals, retryAfterS, bounds, () => random);
        const asked = (retryAfterS ?? 0) * 1000;
        const own = backoffMs(refusals, bounds.minMs, bounds.maxMs, () => random);
        expect(wait).toBeGreaterThanOrEqual(Math.max(asked, own));
        expect(wait).toBeLessThanOrEqual(Math.max(asked * 1.25, own));
      },
    ),
  );
  // A thousand that were all asked to come back in 4 s come over a second.
  const waits = Array.from({ length: 1_000 }, (_, i) => waitAfterRefusalMs(1, 4, bounds, () => i / 1_000));
  expect(new Set(waits.map((ms) => Math.floor(ms / 100))).size).toBe(10);
});
