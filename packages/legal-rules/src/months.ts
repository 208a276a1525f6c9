import { addDays, type LegalDate } from './dates.js';

/**
 * The same day `months` later, or the last day of that month when it has no such day (民法典 Art. 202).
 *
 * @param months zero or more
 */
export function addMonths(date: LegalDate, months: number): LegalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const first = dateOf(Math.floor(count / 12), (count % 12) + 1, 1);
  const next = dateOf(Math.floor((count + 1) / 12), ((count + 1) % 12) + 1, 1);
  const last = addDays(next, -1);
  const wanted = `${first.slice(0, 8)}${String(day).padStart(2, '0')}`;
  return wanted < last ? wanted : last;
}

/** Full months from `from` to `to`; `to` is not before `from` and not counted itself. */
export function fullMonths(from: LegalDate, to: LegalDate): number {
  const [fromYear = 0, fromMonth = 1] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 1] = to.split('-').map(Number);
  const atMost = (toYear - fromYear) * 12 + (toMonth - fromMonth);
  return addMonths(from, atMost) <= to ? atMost : atMost - 1;
}

function dateOf(year: number, month: number, day: number): LegalDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
