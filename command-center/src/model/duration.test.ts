import { coarseAge, sinceMs } from './duration.js';

describe('durations', () => {
  it('never gives a negative age', () => {
    expect(sinceMs('2026-07-15T02:00:00.000Z', Date.parse('2026-07-15T01:59:59.000Z'))).toBe(0);
    expect(sinceMs(null, 5)).toBeNull();
  });

  it('chooses the largest sensible unit', () => {
    expect(coarseAge(59_000)).toEqual({ n: 59, unit: 'second' });
    expect(coarseAge(3_599_000)).toEqual({ n: 59, unit: 'minute' });
    expect(coarseAge(90_000_000)).toEqual({ n: 1, unit: 'day' });
  });
});
