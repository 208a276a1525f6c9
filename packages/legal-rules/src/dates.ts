/** China has had no daylight saving since 1991-09-15: a fixed offset needs no time-zone data on old boxes. */
export const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** An Asia/Shanghai calendar date, `YYYY-MM-DD`. */
export type LegalDate = string;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** True for a date that exists: 2026-02-29 does not. */
export function isLegalDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/**
 * The calendar date in Asia/Shanghai at an instant [LR1].
 *
 * @param instant a Date, or ISO 8601 with `Z` or an offset.
 * @throws RangeError for anything else [LR2].
 */
export function shanghaiDate(instant: Date | string): LegalDate {
  if (typeof instant === 'string' && !(INSTANT.test(instant) && isLegalDate(instant.slice(0, 10)))) {
    throw new RangeError(`not an instant with an offset: ${instant}`);
  }
  const time = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  if (Number.isNaN(time)) throw new RangeError(`not an instant: ${String(instant)}`);
  return new Date(time + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** Hour of the day in Asia/Shanghai, 0 … 23. */
export function shanghaiHour(instant: Date): number {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).getUTCHours();
}

/** `2026-09-26T10:00:00+08:00`: an instant by the clock of Shanghai. */
export function shanghaiTime(instant: Date): string {
  return `${new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

/** The instant at which a Shanghai date begins. @throws RangeError for a date that does not exist. */
export function startOfShanghaiDate(date: LegalDate): Date {
  return new Date(utcOf(date) - SHANGHAI_OFFSET_MS);
}

/** `days` calendar days later (earlier when negative). @throws RangeError for a date that does not exist. */
export function addDays(date: LegalDate, days: number): LegalDate {
  return new Date(utcOf(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. @throws RangeError for a date that does not exist. */
export function daysBetween(from: LegalDate, to: LegalDate): number {
  return Math.round((utcOf(to) - utcOf(from)) / DAY_MS);
}

/** 0 = Sunday … 6 = Saturday. @throws RangeError for a date that does not exist. */
export function weekday(date: LegalDate): number {
  return new Date(utcOf(date)).getUTCDay();
}

function utcOf(date: LegalDate): number {
  if (!isLegalDate(date)) throw new RangeError(`not a date: ${date}`);
  return Date.parse(`${date}T00:00:00Z`);
}
