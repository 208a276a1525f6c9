import { TARGET_DEFAULTS } from '@falink/protocol';
import { isDark, shiftAt } from './rest.js';

const at = (hour: number) => Date.parse('2026-06-11T00:00:00+08:00') + hour * 3_600_000;

it('[R8] what stands for hours is never at the same place twice in a row, nor often in ten minutes', () => {
  for (let minute = 29_000_000; minute < 29_003_000; minute += 1) {
    const window = Array.from({ length: 10 }, (_, i) => shiftAt(minute + i));
    for (const [i, { x, y }] of window.entries()) {
      expect(Math.abs(x)).toBeLessThanOrEqual(48);
      expect(Math.abs(y)).toBeLessThanOrEqual(24);
      const next = window[i + 1];
      if (next) expect(Math.abs(next.x - x) + Math.abs(next.y - y)).toBeGreaterThanOrEqual(8);
    }
    expect(new Set(window.map(({ x, y }) => `${x} ${y}`)).size).toBeGreaterThanOrEqual(5);
  }
});

it('[R8] is dark from 22 to 6, unless the week of the screen says how bright it is', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  expect(hours.filter((hour) => isDark(TARGET_DEFAULTS.screen, at(hour)))).toEqual([0, 1, 2, 3, 4, 5, 22, 23]);
  const week = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00', brightness: 40 }]);
  expect(hours.some((hour) => isDark({ week }, at(hour)))).toBe(false);
});
