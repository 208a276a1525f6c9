import type { OpeningHours } from '@falink/protocol';
import fc from 'fast-check';
import { openingAt } from './opening.js';

const MORNING = { from: '08:30', to: '12:00' };
const WORKDAY = [MORNING, { from: '14:00', to: '17:30' }];
const HOURS: OpeningHours = {
  week: [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [MORNING], []],
  exceptions: [{ date: '2026-06-15', open: [], note: '端午节' }],
};
/** 2026-06-11 is a Thursday. */
const at = (local: string): number => Date.parse(`${local}:00+08:00`);

describe('[O9] a place', () => {
  it.each([
    ['2026-06-11T08:29', 'later', { date: '2026-06-11', days: 0, from: '08:30' }],
    ['2026-06-11T08:30', 'open', null],
    ['2026-06-11T11:59', 'open', null],
    ['2026-06-11T12:00', 'break', { date: '2026-06-11', days: 0, from: '14:00' }],
    ['2026-06-11T17:30', 'over', { date: '2026-06-12', days: 1, from: '08:30' }],
    ['2026-06-13T13:00', 'over', { date: '2026-06-16', days: 3, from: '08:30' }],
    ['2026-06-14T10:00', 'closed', { date: '2026-06-16', days: 2, from: '08:30' }],
    ['2026-06-15T00:00', 'closed', { date: '2026-06-16', days: 1, from: '08:30' }],
  ] as const)('at %s is %s', (local, state, next) => {
    expect(openingAt(HOURS, at(local))).toMatchObject({ state, next });
  });

  it('says why today is different', () => {
    expect(openingAt(HOURS, at('2026-06-15T10:00'))).toMatchObject({ note: '端午节', today: [] });
    expect(openingAt(HOURS, at('2026-06-16T10:00')).note).toBe('');
  });

  it('that never opens has no next time', () => {
    const never = { week: [[], [], [], [], [], [], []], exceptions: [] };
    expect(openingAt(never, at('2026-06-11T10:00'))).toEqual({ state: 'closed', today: [], note: '', next: null });
  });

  it('is open at the moment that it names as the next, and not before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 * 24 * 60 }), (minutes) => {
        const ms = at('2026-06-01T00:00') + minutes * 60_000;
        const { state, next } = openingAt(HOURS, ms);
        if (state === 'open' || !next) return state === 'open';
        const opens = at(`${next.date}T${next.from}`);
        return (
          opens > ms && openingAt(HOURS, opens).state === 'open' && openingAt(HOURS, opens - 60_000).state !== 'open'
        );
      }),
    );
  });
});
