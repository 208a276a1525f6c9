import { type Baseline, judgeLimit, judgeRatio, makeReport, outside, reportLine } from './report.js';
import { measure } from './statistics.js';

const baseline: Baseline = { name: 'bare page', p50: 400, p95: 500, spread: 20, unit: 'ms' };
const result = measure([180, 200, 220], 'ms');

describe('judging', () => {
  it('divides the judged percentile by the chosen one of the baseline', () => {
    const half = judgeRatio({ name: 'set-up', baseline, result, judged: 'p50', against: 'p50', budget: 0.5 });
    expect(half).toMatchObject({ ratio: 0.5, budget: 0.5, ok: true });
    const slow = judgeRatio({ name: 'set-up', baseline, result, judged: 'p95', against: 'p50', budget: 0.5 });
    expect(slow).toMatchObject({ ratio: 0.545, ok: false });
  });

  it('is not fooled by rounding: a hair over budget is over budget', () => {
    const hair = { ...result, p50: 200.01 };
    expect(judgeRatio({ name: 'x', baseline, result: hair, judged: 'p50', against: 'p50', budget: 0.5 }).ok).toBe(
      false,
    );
  });

  it('refuses a baseline of zero', () => {
    const zero = { ...baseline, p50: 0 };
    expect(() => judgeRatio({ name: 'x', baseline: zero, result, judged: 'p50', against: 'p50', budget: 1 })).toThrow(
      RangeError,
    );
  });

  it('compares with a fixed limit where there is no baseline', () => {
    expect(judgeLimit('ringing', result, 'p95', 218).ok).toBe(true);
    expect(judgeLimit('ringing', result, 'p95', 217.9).ok).toBe(false);
  });

  it('calls a baseline outside its range invalid, in words', () => {
    expect(outside(baseline, [300, 600])).toBeNull();
    expect(outside({ ...baseline, p50: 812 }, [300, 600])).toMatch(/812 ms, outside 300-600/);
    expect(outside({ ...baseline, p50: Number.NaN }, [300, 600])).not.toBeNull();
  });
});

describe('the line', () => {
  const judged = judgeRatio({ name: 'set-up', baseline, result, judged: 'p50', against: 'p50', budget: 0.5 });
  const parts = { bench: 'b', machine: 'm', runs: 3, beside: [], invalid: null };

  it('is one line of JSON; a single result stands at the top', () => {
    const line = reportLine(makeReport({ ...parts, results: [judged] }));
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      bench: 'b',
      machine: 'm',
      runs: 3,
      baseline,
      result,
      judged: 'p50',
      ratio: 0.5,
      budget: 0.5,
      ok: true,
    });
  });

  it('lists several, and is ok only when all are and the baseline is valid', () => {
    const over = judgeLimit('ringing', result, 'p95', 1);
    const report = makeReport({ ...parts, results: [judged, over] });
    expect(report.ok).toBe(false);
    expect(JSON.parse(reportLine(report)).results).toHaveLength(2);
    const invalid = makeReport({ ...parts, results: [judged], invalid: 'too busy' });
    expect(JSON.parse(reportLine(invalid))).toMatchObject({ invalid: 'too busy', ok: false });
  });
});
