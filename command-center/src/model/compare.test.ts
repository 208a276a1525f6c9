import { compareText, hasEveryWord } from './compare.js';

test('texts are compared by code points', () => {
  const order = ['', 'B', 'a', 'ab', '红', '｡', '\u{20000}'];
  expect([...order].reverse().sort(compareText)).toEqual(order);
});

test('every word must be somewhere, in any case', () => {
  expect(hasEveryWord(['红星 Room', '0.1.0'], ' room  红星 ')).toBe(true);
  expect(hasEveryWord(['红星'], '红星 0.1')).toBe(false);
  expect(hasEveryWord([], '')).toBe(true);
});
