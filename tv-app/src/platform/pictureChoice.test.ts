import { PictureChoice } from './pictureChoice.js';

const HEIGHTS = [432, 720, 1080, 2160];

it('is left to the bandwidth until one is asked for by name', () => {
  const choice = new PictureChoice(() => undefined);
  expect(choice.of(HEIGHTS)).toEqual({ level: -1, cap: null });
  choice.asked = 2160;
  expect(choice.of(HEIGHTS)).toEqual({ level: 3, cap: null });
  expect(choice.of([432, 720])).toEqual({ level: -1, cap: null });
});

it('stays below what could not be decoded, also when it is asked for again', () => {
  const choice = new PictureChoice(() => undefined);
  choice.asked = 2160;
  expect(choice.suspect(2160, HEIGHTS)).toBe(true);
  choice.confirm();
  expect(choice.of(HEIGHTS)).toEqual({ level: -1, cap: 2 });
  choice.asked = 720;
  expect(choice.of(HEIGHTS)).toEqual({ level: 1, cap: null });
  expect(choice.of([2160])).toEqual({ level: -1, cap: 0 });
});

it('takes the limit back when the smaller picture fails at the same place', () => {
  const choice = new PictureChoice(() => undefined);
  choice.suspect(2160, HEIGHTS);
  choice.confirm();
  choice.suspect(1080, HEIGHTS);
  choice.acquit();
  expect(choice.of(HEIGHTS)).toEqual({ level: -1, cap: 2 });
});

it('has nothing below the smallest', () => {
  const choice = new PictureChoice(() => undefined);
  expect(choice.suspect(432, HEIGHTS)).toBe(false);
  expect(choice.of(HEIGHTS)).toEqual({ level: -1, cap: null });
});

it('goes back up when pictures of two heights are refused at one place, and says so', () => {
  const limits: number[] = [];
  const choice = new PictureChoice((limit) => limits.push(limit));
  expect(choice.refused(2160, HEIGHTS, 20)).toBe(true);
  // Twice the same picture: one that was on its way.
  expect(choice.refused(2160, HEIGHTS, 20.5)).toBe(false);
  expect(choice.refused(1080, HEIGHTS, 21)).toBe(true);
  expect(choice.refused(1080, HEIGHTS, 60)).toBe(true);
  expect(limits).toEqual([2160, Number.POSITIVE_INFINITY, 1080]);
});
