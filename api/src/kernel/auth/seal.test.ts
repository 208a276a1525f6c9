import { randomBytes } from 'node:crypto';
import { seal, unseal } from './seal.js';

const key = randomBytes(32);

test('opens with the same key and context only', () => {
  const sealed = seal(key, '13812345678', 'callback.phone');
  expect(unseal(key, sealed, 'callback.phone').toString()).toBe('13812345678');
  expect(() => unseal(key, sealed, 'rating.call')).toThrow();
  expect(() => unseal(randomBytes(32), sealed, 'callback.phone')).toThrow();
});

test('the same text looks different each time, and one changed bit is noticed', () => {
  const [a, b] = [seal(key, 'x', 'c'), seal(key, 'x', 'c')];
  expect(a.equals(b)).toBe(false);
  a[a.length - 1] = (a.at(-1) ?? 0) ^ 1;
  expect(() => unseal(key, a, 'c')).toThrow();
  expect(() => unseal(key, Buffer.from([9, 9]), 'c')).toThrow('unknown form');
});
