import fc from 'fast-check';
import { LARGEST, pictureSize } from './picture-size.js';

test('a rate decides the size: a line for a large picture gets one', () => {
  expect(pictureSize(null, LARGEST)).toEqual(LARGEST);
  expect(pictureSize(400_000, LARGEST)).toMatchObject({ scale: 1.5, framesPerS: 30 });
  expect(pictureSize(50_000, LARGEST)).toMatchObject({ scale: 4, framesPerS: 12 });
});

test('a line at the border of two sizes keeps the picture that it has', () => {
  const small = pictureSize(340_000, LARGEST);
  expect(pictureSize(360_000, small)).toEqual(small);
  expect(pictureSize(420_000, small)).toMatchObject({ scale: 1.5, framesPerS: 30 });
});

test('more of a line never makes the picture smaller', () => {
  const rate = fc.integer({ min: 1, max: 2_000_000 });
  fc.assert(
    fc.property(rate, rate, rate, (a, b, before) => {
      const present = pictureSize(before, LARGEST);
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      return pictureSize(more, present).scale <= pictureSize(less, present).scale;
    }),
  );
});
