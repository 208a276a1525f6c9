import fc from 'fast-check';
import { measure, percentile } from './statistics.js';

const values = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 60 });

describe('percentile', () => {
  it('interpolates between neighbours', () => {
    expect(percentile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(percentile([40, 10, 30, 20], 0.25)).toBe(17.5);
    expect(
      percentile(
        Array.from({ length: 21 }, (_, i) => i),
        0.95,
      ),
    ).toBe(19);
  });

  it('is the value itself when there is one', () => {
    for (const p of [0, 0.5, 0.95, 1]) expect(percentile([7], p)).toBe(7);
  });

  it('refuses nothing to measure, and what is not a share', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
    expect(() => percentile([1], 50)).toThrow(RangeError);
    expect(() => percentile([1], Number.NaN)).toThrow(RangeError);
  });

  it('lies within the values, grows with the share, and does not depend on their order', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, p) => {
        const at = percentile(list, p);
        expect(at).toBeGreaterThanOrEqual(Math.min(...list));
        expect(at).toBeLessThanOrEqual(Math.max(...list));
        expect(percentile(list, 1)).toBe(Math.max(...list));
        expect(at).toBeLessThanOrEqual(percentile(list, 1));
        expect(percentile([...list].reverse(), p)).toBe(at);
      }),
    );
  });
});

describe('measure', () => {
  it('gives median, p95 and the width of the middle half', () => {
    expect(measure([100, 200, 300, 400, 500], 'ms')).toEqual({ p50: 300, p95: 480, spread: 200, unit: 'ms' });
  });

  it('one outlier moves neither the median nor the spread', () => {
    const calm = measure([10, 10, 10, 10, 10, 10, 10], 'ms');
    expect(measure([10, 10, 10, 10, 10, 10, 9999], 'ms')).toMatchObject({ p50: calm.p50, spread: calm.spread });
  });
});
