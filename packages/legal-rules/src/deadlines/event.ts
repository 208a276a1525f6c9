import { isLegalDate, type LegalDate, shanghaiDate } from '../dates.js';
import { RuleError } from '../rule-error.js';

/** A moment of a clock: always a Shanghai date, and the instant when that is known. */
export interface ClockEvent {
  readonly date: LegalDate;
  readonly instant: Date | null;
}

/** Holidays are announced one year ahead; a limit that far away is a slip of the pen. */
const LATEST: LegalDate = '2099-12-31';

/**
 * Reads an instant with its offset (a Date, or ISO 8601) or a Shanghai date [LR1] [LR2].
 *
 * @param field names the place in `details.field`
 * @throws RuleError `legal.field_not_a_date`, `legal.field_too_large`
 */
export function readEvent(field: string, given: unknown): ClockEvent {
  const event = parse(given);
  if (!event) {
    throw new RuleError(
      'legal.field_not_a_date',
      {
        zh: '请填一个存在的日期，例如2026-09-25，或者带时区的时间。',
        en: 'Give a date that exists, such as 2026-09-25, or an instant with its offset.',
      },
      { field },
    );
  }
  if (event.date > LATEST) {
    throw new RuleError(
      'legal.field_too_large',
      { zh: `日期不能晚于${LATEST}。`, en: `The date must not be after ${LATEST}.` },
      { field, max: LATEST },
    );
  }
  return event;
}

function parse(given: unknown): ClockEvent | null {
  if (typeof given === 'string' && isLegalDate(given)) return { date: given, instant: null };
  if (typeof given !== 'string' && !(given instanceof Date)) return null;
  try {
    return { date: shanghaiDate(given), instant: new Date(given) };
  } catch {
    return null;
  }
}
