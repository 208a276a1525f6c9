import { Failures, Remembered } from './failures.js';

test('failures are counted by key, for a minute', () => {
  let now = 0;
  const failures = new Failures(2, () => now);
  failures.add('a');
  expect(failures.waitS('a')).toBeNull();
  failures.add('a');
  now = 15_000;
  expect([failures.waitS('a'), failures.waitS('b')]).toEqual([45, null]);
  failures.takeBack('a');
  failures.takeBack('b');
  expect(failures.waitS('a')).toBeNull();
  now = 60_000;
  expect(failures.waitS('a')).toBeNull();
});

test('what was remembered longest ago is forgotten first', () => {
  const remembered = new Remembered(2);
  for (const key of ['a', 'b', 'a', 'c']) remembered.add(key);
  expect(['a', 'b', 'c'].map((key) => remembered.has(key))).toEqual([true, false, true]);
});
