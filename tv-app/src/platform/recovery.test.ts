import { Recovery } from './recovery.js';

test('one trouble goes down the ladder, and each step has an end', () => {
  const recovery = new Recovery();
  const steps = Array.from({ length: 12 }, (_, i) => recovery.next(20 + i / 2));
  expect(steps.slice(0, 6)).toEqual(['recover', 'lower', 'skip', 'skip', 'skip', 'reopen']);
  expect(steps.filter((step) => step === 'reopen')).toHaveLength(2);
});

test('a trouble further on is another one', () => {
  const recovery = new Recovery();
  expect([recovery.next(20), recovery.next(21), recovery.next(40), recovery.next(41)]).toEqual([
    'recover',
    'lower',
    'recover',
    'lower',
  ]);
});

test('playing on forgets it', () => {
  const recovery = new Recovery();
  for (let i = 0; i < 6; i += 1) recovery.next(20);
  recovery.failedToOpen();
  expect(recovery.reopened).toBe(2);
  recovery.played(9);
  expect(recovery.reopened).toBe(2);
  recovery.played(10);
  expect([recovery.reopened, recovery.next(20)]).toEqual([0, 'recover']);
});
