import { clockText, coarseAge, shanghaiDay, shanghaiTimeOfDayMs, sinceMs } from './duration.js';

describe('durations', () => {
  it('writes minutes and seconds, and hours when there are any', () => {
    expect(clockText(0)).toBe('00:00');
    expect(clockText(116_999)).toBe('01:56');
    expect(clockText(3_727_000)).toBe('1:02:07');
    expect(clockText(-5)).toBe('00:00');
  });

  it('never gives a negative age', () => {
    expect(sinceMs('2026-07-15T02:00:00.000Z', Date.parse('2026-07-15T01:59:59.000Z'))).toBe(0);
    expect(sinceMs(null, 5)).toBeNull();
  });

  it('chooses the largest sensible unit', () => {
    expect(coarseAge(59_000)).toEqual({ n: 59, unit: 'second' });
    expect(coarseAge(3_599_000)).toEqual({ n: 59, unit: 'minute' });
    expect(coarseAge(90_000_000)).toEqual({ n: 1, unit: 'day' });
  });

  it('counts days in Asia/Shanghai whatever the zone of the machine', () => {
    const instant = Date.parse('2026-07-14T16:30:00.000Z');
    expect(shanghaiDay(instant)).toBe('2026-07-15');
    expect(shanghaiTimeOfDayMs(instant)).toBe(30 * 60_000);
  });
});
