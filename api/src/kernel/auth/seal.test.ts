import { randomBytes } from 'node:crypto';
import { dataKeyOf, type Keyring, ringFor } from '../keys/keyring.js';
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

describe('a keyring', () => {
  const first = { ...dataKeyOf('the first data key of the tests, long enough'), named: false };
  const second = dataKeyOf('the second data key of the tests, long enough');
  const before: Keyring = { current: first, others: [] };
  const during: Keyring = { current: second, others: [first] };
  const after: Keyring = { current: second, others: [] };

  test('opens what was sealed before it had ids, and what names one of its keys', () => {
    const old = seal(first.key, 'x', 'c');
    expect(unseal(before, old, 'c').toString()).toBe('x');
    expect(unseal(during, seal(before, 'x', 'c'), 'c').toString()).toBe('x');
    expect(unseal(during, seal(during, 'y', 'c'), 'c').toString()).toBe('y');
    expect(unseal(after, seal(during, 'y', 'c'), 'c').toString()).toBe('y');
  });

  test('names the key that it lacks', () => {
    expect(() => unseal(before, seal(during, 'y', 'c'), 'c')).toThrow(/data key [0-9a-f]{16}, which this process/);
    expect(() => unseal(after, seal(before, 'y', 'c'), 'c')).toThrow();
  });

  test('has keys of their own for each purpose, under the same ids', () => {
    const [a, b] = [ringFor(during, 'a'), ringFor(during, 'b')];
    expect(() => unseal(b, seal(a, 'x', 'c'), 'c')).toThrow();
    expect(a.current.id).toEqual(during.current.id);
  });
});
