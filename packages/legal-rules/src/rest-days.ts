import { REACHES_BACK_FROM, REST_YEARS, type RestYear } from '../parameters/rest-days.js';
import { type LegalDate, weekday } from './dates.js';

export interface RestDay {
  /** Nobody has to act on this day [LR4]. */
  readonly rest: boolean;
  readonly reason: { readonly zh: string; readonly en: string } | null;
  /** False: no announcement covers this day yet, so weekends alone decided [LR6]. */
  readonly known: boolean;
}

const SUNDAY = 0;
const SATURDAY = 6;

/**
 * Whether a Shanghai date is a rest day, and why.
 *
 * @param years the announcements to go by; the packaged ones by default.
 * @throws RangeError for a date that does not exist.
 */
export function restDay(date: LegalDate, years: readonly RestYear[] = REST_YEARS): RestDay {
  const day = weekday(date);
  const known = isCovered(date, years);
  for (const year of years) {
    const holiday = year.holidays.find(({ first, last }) => first <= date && date <= last);
    if (holiday) return { rest: true, reason: { zh: holiday.zh, en: holiday.en }, known };
    if (year.makeUpDays.includes(date))
      return { rest: false, reason: { zh: '调休上班', en: 'make-up working day' }, known };
  }
  if (day === SATURDAY) return { rest: true, reason: { zh: '星期六', en: 'Saturday' }, known };
  if (day === SUNDAY) return { rest: true, reason: { zh: '星期日', en: 'Sunday' }, known };
  return { rest: false, reason: null, known };
}

function isCovered(date: LegalDate, years: readonly RestYear[]): boolean {
  const year = Number(date.slice(0, 4));
  const announced = (wanted: number): boolean => years.some((entry) => entry.year === wanted);
  return announced(year) && (date.slice(5) < REACHES_BACK_FROM || announced(year + 1));
}
