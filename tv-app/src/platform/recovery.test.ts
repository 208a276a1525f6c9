import fc from 'fast-check';
import { Recovery, type RecoveryStep, type Trouble } from './recovery.js';

const TROUBLES: readonly Trouble[] = ['undecodable', 'frozen', 'starved', 'lost', 'unsupported'];
/** More steps than any ladder has. */
const MANY = 8;
/** Every step of every ladder but its last, and then one that opens it again. */
const MOST_STEPS = 6 + 1 + 1 + 1;

const recoveryOf = ({ hasOther = false } = {}) => new Recovery({ hasOther: () => hasOther, random: () => 1 });
const at = (atS: number, aheadS = 0) => ({ atS, aheadS });

describe('a ladder for each trouble', () => {
  it.each<[Trouble, boolean, readonly RecoveryStep[]]>([
    ['undecodable', false, ['recover', 'lower', 'skip', 'skip', 'skip', 'reopen', 'recover']],
    ['undecodable', true, ['recover', 'lower', 'skip', 'skip', 'skip', 'other', 'reopen', 'recover']],
    ['frozen', false, ['recover', 'lower', 'skip', 'skip', 'skip', 'reopen', 'recover']],
    ['starved', true, ['wait', 'reopen', 'wait', 'reopen']],
    ['lost', true, ['reopen', 'reopen']],
    ['unsupported', false, ['reopen', 'reopen']],
    ['unsupported', true, ['other', 'reopen', 'other']],
  ])('%s, another player: %s', (trouble, hasOther, steps) => {
    const recovery = recoveryOf({ hasOther });
    expect(steps.map(() => recovery.next(trouble, at(20)).step)).toEqual(steps);
  });

  it.each<[Trouble, RecoveryStep, 'error' | 'unsupported' | null]>([
    ['undecodable', 'recover', null],
    ['undecodable', 'skip', null],
    ['undecodable', 'reopen', 'error'],
    ['frozen', 'recover', 'error'],
    ['starved', 'wait', 'error'],
    ['lost', 'reopen', 'error'],
    ['unsupported', 'reopen', 'unsupported'],
  ])('%s: %s with the words %s', (trouble, step, words) => {
    const recovery = recoveryOf();
    const rescues = Array.from({ length: MANY }, () => recovery.next(trouble, at(20)));
    expect(rescues.find((rescue) => rescue.step === step)?.words).toBe(words);
  });

  it('keeps the words back while there is still something to show', () => {
    expect(recoveryOf().next('lost', at(20, 8)).words).toBeNull();
  });
});

it('ends in words and opens it again within a bound, whatever goes wrong in whatever order', () => {
  const anyTrouble = fc.record({
    trouble: fc.constantFrom(...TROUBLES),
    atS: fc.integer({ min: 20, max: 29 }),
  });
  fc.assert(
    fc.property(fc.boolean(), fc.array(anyTrouble, { minLength: MOST_STEPS, maxLength: 60 }), (hasOther, troubles) => {
      const recovery = recoveryOf({ hasOther });
      const rescues = troubles.map(({ trouble, atS }) => recovery.next(trouble, at(atS)));
      for (let from = 0; from + MOST_STEPS <= rescues.length; from += 1) {
        const some = rescues.slice(from, from + MOST_STEPS);
        expect(some.some(({ step }) => step === 'reopen')).toBe(true);
        expect(some.some(({ words }) => words !== null)).toBe(true);
      }
    }),
  );
});

it('waits longer before each opening, up to a minute', () => {
  const recovery = recoveryOf();
  const waits = Array.from({ length: 7 }, () => recovery.next('lost', at(20)).afterMs);
  expect(waits).toEqual([3_000, 6_000, 12_000, 24_000, 48_000, 60_000, 60_000]);
  expect(recoveryOf().next('unsupported', at(0)).afterMs).toBe(600_000);
});

it('begins again for a trouble further on', () => {
  const recovery = recoveryOf();
  const next = (trouble: Trouble, atS: number) => recovery.next(trouble, at(atS)).step;
  expect([next('undecodable', 20), next('undecodable', 21), next('undecodable', 40)]).toEqual([
    'recover',
    'lower',
    'recover',
  ]);
  expect([next('starved', 41), next('undecodable', 41)]).toEqual(['wait', 'lower']);
});

it('has forgotten it after ten seconds of playing', () => {
  const recovery = recoveryOf();
  for (let i = 0; i < 3; i += 1) recovery.next('lost', at(20));
  expect(recovery.played(9)).toBe(false);
  expect(recovery.next('lost', at(20)).afterMs).toBe(24_000);
  expect(recovery.played(10)).toBe(true);
  expect(recovery.next('lost', at(20)).afterMs).toBe(3_000);
});
