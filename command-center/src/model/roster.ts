import { shanghaiDay } from '@falink/client';
import { ROSTER_DAYS, type RosterRow, type Shift } from '@falink/protocol';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A calendar date, `YYYY-MM-DD`, so many days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** A date that somebody may have typed into the address; null: it is none. */
export function readDate(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? null : text;
}

/** The days of a roster from its first. */
export function datesFrom(from: string): readonly string[] {
  return Array.from({ length: ROSTER_DAYS }, (_, day) => addDays(from, day));
}

/** `09:30` on a date, Asia/Shanghai, as an instant. */
export function instantAt(date: string, time: string): string {
  return new Date(`${date}T${time}:00+08:00`).toISOString();
}

/** The times of a shift that begins on a date. One that does not end after it begins ends on the next day. */
export function timesOn(date: string, from: string, to: string): Pick<Shift, 'startsAt' | 'endsAt'> {
  return { startsAt: instantAt(date, from), endsAt: instantAt(to > from ? date : addDays(date, 1), to) };
}

/** The date on which a shift begins, Asia/Shanghai. */
export const dateOf = ({ startsAt }: Pick<Shift, 'startsAt'>): string => shanghaiDay(Date.parse(startsAt));

/** A shift moved to another date, at the same time of day and as long. */
export function movedTo(shift: Pick<Shift, 'startsAt' | 'endsAt'>, date: string): Pick<Shift, 'startsAt' | 'endsAt'> {
  const days = (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${dateOf(shift)}T00:00:00Z`)) / DAY_MS;
  const later = (instant: string) => new Date(Date.parse(instant) + days * DAY_MS).toISOString();
  return { startsAt: later(shift.startsAt), endsAt: later(shift.endsAt) };
}

/** What stands in the cell of a date: shifts that begin on it; in the first cell also those that began before. */
export function shiftsOn(shifts: readonly Shift[], date: string, from: string): readonly Shift[] {
  return shifts.filter((shift) => {
    const begins = dateOf(shift);
    return begins === date || (date === from && begins < from);
  });
}

/** Hours of these shifts that lie in the roster's days. */
export function hoursIn(shifts: readonly Shift[], from: string): number {
  const begin = Date.parse(instantAt(from, '00:00'));
  const end = begin + ROSTER_DAYS * DAY_MS;
  const minutes = shifts.reduce((sum, { startsAt, endsAt }) => {
    const part = Math.min(Date.parse(endsAt), end) - Math.max(Date.parse(startsAt), begin);
    return sum + Math.max(0, part) / MINUTE_MS;
  }, 0);
  return Math.round(minutes / 6) / 10;
}

export type RosterGroup = 'lawyers' | 'officers' | 'others';

const GROUPS: readonly RosterGroup[] = ['lawyers', 'officers', 'others'];

/** Who is only planned still, and no longer answers, stands last. */
function groupOf({ person }: RosterRow): RosterGroup {
  if (person.roles.includes('legal_aid_officer')) return 'officers';
  return person.roles.includes('duty_lawyer') ? 'lawyers' : 'others';
}

/** The rows by what the people do; a group of nobody is left out. */
export function rosterGroups(
  rows: readonly RosterRow[],
): readonly { readonly group: RosterGroup; readonly rows: readonly RosterRow[] }[] {
  return GROUPS.map((group) => ({ group, rows: rows.filter((row) => groupOf(row) === group) })).filter(
    (one) => one.rows.length > 0,
  );
}

/** How many people begin a shift on a date. */
export function peopleOn(rows: readonly RosterRow[], date: string): number {
  return rows.filter(({ shifts }) => shifts.some((shift) => dateOf(shift) === date)).length;
}
