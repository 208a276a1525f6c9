import { frozenMs, type Reception } from '../pages/media-meter.js';
import { compare, SUBJECTS } from './compare.js';
import { movingFrom } from './recovery.js';

const every = (stepMs: number, from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / stepMs) }, (_, n) => from + n * stepMs);

test('a picture stands still in gaps of half a second, at the ends of the window too', () => {
  expect(frozenMs(every(100, 0, 10_000), 0, 10_000)).toBe(0);
  expect(frozenMs([...every(100, 0, 3_000), ...every(100, 5_000, 10_000)], 0, 10_000)).toBe(2_100);
  expect(frozenMs([], 0, 10_000)).toBe(10_000);
  expect(frozenMs(every(100, 8_000, 10_000), 0, 10_000)).toBe(8_000);
});

test('it moves again from the first of ten pictures within a second', () => {
  const slow = every(400, 0, 4_000);
  expect(movingFrom(slow, 0)).toBeNull();
  expect(movingFrom([...slow, ...every(100, 4_000, 6_000)], 0)).toBe(4_000);
  expect(movingFrom(every(100, 0, 4_000), 2_050)).toBe(2_100);
});

test('a call is what both its people receive; a ratio of two small numbers is not judged', () => {
  const [, frozen] = SUBJECTS;
  if (!frozen) throw new Error('two subjects');
  const end = (frozenS: number): Reception => ({
    windowS: 20,
    concealedS: 0,
    frozenS,
    frames: 1,
    audioKbps: 1,
    videoKbps: 1,
  });
  const round = (bare: number, product: number) => [
    { bare: { resident: end(bare), desk: end(0) }, product: { resident: end(product), desk: end(0) } },
  ];
  const condition = { name: 'narrow', judged: true };
  expect(compare(condition, frozen, round(20, 4))).toMatchObject({ ratio: 0.2, ok: true });
  expect(compare(condition, frozen, round(20, 12))).toMatchObject({ ratio: 0.6, ok: false });
  expect(compare(condition, frozen, round(0, 0.2))).toMatchObject({ ratio: null, ok: true });
  expect(compare(condition, frozen, round(0, 2))).toMatchObject({ ratio: null, ok: false });
});
