import type { RosterRow, Shift } from '@falink/protocol';
import {
  addDays,
  datesFrom,
  hoursIn,
  mondayOf,
  movedTo,
  peopleOn,
  readDate,
  rosterGroups,
  shiftsOn,
  timesOn,
} from './roster.js';

const shift = (startsAt: string, endsAt: string): Shift => ({
  id: startsAt,
  staffId: 'a',
  site: null,
  startsAt,
  endsAt,
  revision: 1,
});
/** Monday 2026-11-30, 08:30 to 17:30 in Asia/Shanghai. */
const DAY = shift('2026-11-30T00:30:00.000Z', '2026-11-30T09:30:00.000Z');
/** From Sunday 22:00 to Monday 06:00. */
const NIGHT = shift('2026-11-29T14:00:00.000Z', '2026-11-29T22:00:00.000Z');

test('a week begins on Monday, over the end of a month and of a year', () => {
  expect(['2026-11-30', '2026-12-06', '2026-12-07', '2027-01-01'].map(mondayOf)).toEqual([
    '2026-11-30',
    '2026-11-30',
    '2026-12-07',
    '2026-12-28',
  ]);
  expect(datesFrom('2026-12-28').at(-1)).toBe('2027-01-03');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
});

test('only a date that exists is read from an address', () => {
  expect(['2026-11-30', '2026-11-31', '2026-02-30', 'today', '', null].map(readDate)).toEqual([
    '2026-11-30',
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('a shift that does not end after it begins ends on the next day', () => {
  expect(timesOn('2026-11-30', '08:30', '17:30')).toEqual({ startsAt: DAY.startsAt, endsAt: DAY.endsAt });
  expect(timesOn('2026-11-29', '22:00', '06:00')).toEqual({ startsAt: NIGHT.startsAt, endsAt: NIGHT.endsAt });
  expect(timesOn('2026-11-30', '08:30', '08:30').endsAt).toBe('2026-12-01T00:30:00.000Z');
});

test('a shift moves to another date at the same time of day', () => {
  expect(movedTo(NIGHT, '2026-12-31')).toEqual({
    startsAt: '2026-12-31T14:00:00.000Z',
    endsAt: '2026-12-31T22:00:00.000Z',
  });
  expect(movedTo(movedTo(DAY, '2026-02-01'), '2026-11-30')).toEqual({ startsAt: DAY.startsAt, endsAt: DAY.endsAt });
});

test('a shift stands where it begins, and in the first day when it began before', () => {
  const all = [NIGHT, DAY];
  expect(shiftsOn(all, '2026-11-30', '2026-11-30')).toEqual([NIGHT, DAY]);
  expect(shiftsOn(all, '2026-11-30', '2026-11-23')).toEqual([DAY]);
  expect(shiftsOn(all, '2026-11-29', '2026-11-23')).toEqual([NIGHT]);
});

test('hours are those of the days that are shown', () => {
  expect(hoursIn([NIGHT, DAY], '2026-11-30')).toBe(15);
  expect(hoursIn([NIGHT, DAY], '2026-11-23')).toBe(2);
  expect(hoursIn([], '2026-11-30')).toBe(0);
});

test('people stand by what they do, and a group of nobody is left out', () => {
  const row = (id: string, roles: RosterRow['person']['roles'], shifts: Shift[] = []): RosterRow => ({
    person: { id, displayName: id, title: '', roles, skills: [], orgPath: 'a', isPlannable: true },
    shifts,
  });
  const rows = [row('aid', ['legal_aid_officer', 'duty_lawyer']), row('li', ['duty_lawyer'], [DAY, NIGHT])];
  expect(rosterGroups(rows).map(({ group, rows: of }) => [group, of.map(({ person }) => person.id)])).toEqual([
    ['lawyers', ['li']],
    ['officers', ['aid']],
  ]);
  expect(peopleOn(rows, '2026-11-30')).toBe(1);
});
