import { qualityLevel } from './quality.js';

const ROW = { expected: true, received: 100, lost: 0, rttMs: 20, seconds: 10, frozenMs: 0 };

test.each([
  ['nothing wrong', ROW, 'good'],
  ['a picture that stands still for a second', { ...ROW, frozenMs: 1_000 }, 'fair'],
  ['a picture that stands still for three seconds', { ...ROW, frozenMs: 3_000 }, 'poor'],
  ['a tenth lost', { ...ROW, received: 90, lost: 10 }, 'poor'],
  ['nothing at all', { ...ROW, received: 0 }, 'lost'],
  ['nothing, and nothing was to come', { ...ROW, received: 0, expected: false }, 'good'],
] as const)('[M16] %s', (_case, row, level) => {
  expect(qualityLevel(row)).toBe(level);
});
