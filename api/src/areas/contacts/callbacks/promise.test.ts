import type { OpeningHours } from '@falink/protocol';
import fc from 'fast-check';
import { promiseOf } from './promise.js';

const DAY = [
  { from: '08:30', to: '12:00' },
  { from: '14:30', to: '17:30' },
];
const HOURS: OpeningHours = {
  week: [DAY, DAY, DAY, DAY, DAY, [], []],
  exceptions: [{ date: '2026-06-15', open: [], note: '放假' }],
};
/** In Shanghai; 2026-06-11 is a Thursday. */
const at = (clock: string) => Date.parse(`2026-06-${clock}:00+08:00`);
const promise = (clock: string, isStaffed: boolean, hours: OpeningHours | null = HOURS) =>
  promiseOf({ minutes: 30, hours, isStaffed }, at(clock));
const from = (clock: string) => ({ kind: 'from', at: new Date(at(clock)).toISOString() });
const within = { kind: 'within', minutes: 30 };

describe('[C15] a call-back is promised by duty and hours', () => {
  it.each([
    ['somebody is on duty', '11T10:00', true, within],
    ['somebody stays after hours', '11T20:00', true, within],
    ['it closes before', '11T17:10', true, from('12T08:30')],
    ['lunch comes before', '11T11:45', true, from('11T14:30')],
    ['at midnight', '11T00:10', false, from('11T08:30')],
    ['in the evening', '11T18:00', false, from('12T08:30')],
    ['before a weekend and a holiday', '12T18:00', false, from('16T08:30')],
    ['open, and nobody there', '11T10:00', false, null],
  ] as const)('%s', (_, clock, isStaffed, expected) => expect(promise(clock, isStaffed)).toEqual(expected));

  it('without hours only what duty allows', () => {
    expect(promise('11T00:10', false, null)).toBeNull();
    expect(promise('11T00:10', true, null)).toEqual(within);
  });

  it('a centre that promises nothing, or never opens', () => {
    expect(promiseOf({ minutes: null, hours: HOURS, isStaffed: true }, at('11T10:00'))).toBeNull();
    expect(promise('11T10:00', false, { week: [[], [], [], [], [], [], []], exceptions: [] })).toBeNull();
  });

  it('a day that goes on after midnight is one stretch', () => {
    const always = { week: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]), exceptions: [] };
    expect(promise('11T23:50', true, always)).toEqual(within);
  });

  it('never names a time that has passed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 24 * 60 }), fc.boolean(), (minute, isStaffed) => {
        const nowMs = at('01T00:00') + minute * 60_000;
        const made = promiseOf({ minutes: 30, hours: HOURS, isStaffed }, nowMs);
        if (made?.kind === 'from') expect(Date.parse(made.at)).toBeGreaterThan(nowMs);
        if (made?.kind === 'within') expect(isStaffed).toBe(true);
      }),
    );
  });
});
