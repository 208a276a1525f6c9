import fc from 'fast-check';
import { MIN_SAMPLES, waitRange } from './wait-range.js';

test('too few comparable calls say nothing', () => {
  expect(waitRange([], 0)).toBeNull();
  expect(waitRange([1, 2, 3, 4], 0)).toBeNull();
  expect(waitRange([1, 2, 3, 4, 5, 6], 3)).toBeNull();
});

test('from the quarter to nine tenths, less the time already waited', () => {
  expect(waitRange([10, 20, 30, 40, 50], 0)).toEqual({ min: 20, max: 46 });
  expect(waitRange([100, 110, 120, 130, 140], 60)).toEqual({ min: 50, max: 76 });
});

test('is never negative, never inverted, and never promises less than who waited as long had to wait', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3_600_000), { maxLength: 60 }), fc.nat(3_600_000), (samples, waited) => {
      const range = waitRange(samples, waited);
      if (!range) {
        expect(samples.filter((sample) => sample >= waited).length).toBeLessThan(MIN_SAMPLES);
        return;
      }
      expect(range.min).toBeGreaterThanOrEqual(0);
      expect(range.max).toBeGreaterThanOrEqual(range.min);
      expect(range.max).toBeLessThanOrEqual(Math.max(...samples) - waited + 1);
    }),
  );
});
