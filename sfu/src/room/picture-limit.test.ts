import { isMaterial, weakest } from './picture-limit.js';

test('the weakest receiver decides for all', () => {
  expect(weakest([null, 300_000, 200_000])).toBe(200_000);
  expect(weakest([300_000, 0])).toBe(0);
  expect(weakest([null, null])).toBeNull();
  expect(weakest([])).toBeNull();
});

test('a sender is notified of what matters', () => {
  expect(isMaterial(300_000, 310_000)).toBe(false);
  expect(isMaterial(300_000, 250_000)).toBe(true);
  expect(isMaterial(null, 1_400_000)).toBe(true);
  expect(isMaterial(60_000, 0)).toBe(true);
});
