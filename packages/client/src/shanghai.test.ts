import { clockText } from './clock-text.js';
import { shanghaiDay, shanghaiParts, shanghaiTimeOfDayMs } from './shanghai.js';

it('reads an instant by the calendar of Shanghai, whatever zone the device is set to', () => {
  const at = Date.parse('2026-06-11T16:05:00Z');
  expect(shanghaiDay(at)).toBe('2026-06-12');
  expect(shanghaiDay(at - 5 * 60_000 - 1)).toBe('2026-06-11');
  expect(shanghaiTimeOfDayMs(at)).toBe(5 * 60_000);
  expect(shanghaiParts(at)).toEqual({ year: 2026, month: 6, day: 12, weekday: 5, hour: 0, minute: 5 });
});

it('writes a duration as a clock does', () => {
  expect([0, 59_999, 127_000, 3_727_000, -5].map(clockText)).toEqual(['00:00', '00:59', '02:07', '1:02:07', '00:00']);
});
