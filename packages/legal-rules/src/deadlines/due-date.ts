import { REST_YEARS } from '../../parameters/rest-days.js';
import { RuleError } from '../rule-error.js';
import type { Text } from '../text.js';
import type { DeadlineBook, DueDate, RunningClock } from './clock.js';
import { countDays } from './count-days.js';
import { countHours } from './count-hours.js';
import { readEvent } from './event.js';
import { lengthOf } from './length.js';
import { type Pause, readPauses } from './pauses.js';
import { type DeadlineRule, findDeadlineRule } from './rules.js';

export interface DueDateInput {
  /** One of {@link DeadlineRule}; anything else is refused. */
  readonly rule: DeadlineRule | (string & {});
  /** The event: an instant with its offset (a Date, or ISO 8601), or its Asia/Shanghai date. */
  readonly from: Date | string;
  /** Only where a notice or the province says how long [LR17]. */
  readonly days?: number | undefined;
  /** Only for `decision`: while supplements were awaited [LR13]. */
  readonly pauses?: readonly Pause[] | undefined;
}

const PACKAGED: DeadlineBook = { overrides: [], restYears: REST_YEARS, clockStopsForSupplements: true };
const DOES_NOT_STOP: Text = {
  zh: '按本地规定，等待补充材料期间，期限不停止计算。',
  en: 'By the district’s rule the clock does not stop while supplements are awaited.',
};

/**
 * The end of a statutory time limit [LR3]-[LR7] [LR10]-[LR17], with the count that a person can follow.
 *
 * @param book the figures, the announced holidays and what the district decided; the packaged ones by default
 * @throws RuleError `legal.unknown_rule`; `legal.field_not_a_date` [LR2]; `legal.date_before_law` [LR8];
 *   `legal.fields_contradict` for pauses that cannot be [LR14]; `legal.field_*` for `days`
 */
export function dueDate(
  input: Omit<DueDateInput, 'pauses'> & { pauses?: undefined },
  book?: DeadlineBook,
): RunningClock;
export function dueDate(input: DueDateInput, book?: DeadlineBook): DueDate;
export function dueDate(input: DueDateInput, book: DeadlineBook = PACKAGED): DueDate {
  const rule = findDeadlineRule(input.rule);
  const event = readEvent('from', input.from);
  const { length, inForceFrom, citation } = lengthOf(rule, input.days, event.date, book);
  if (input.pauses && input.pauses.length > 0 && !rule.supplements) {
    throw new RuleError(
      'legal.field_unknown',
      { zh: `“${rule.name.zh}”不因等待补充材料而停止。`, en: `Nothing stops ${rule.name.en}.` },
      { field: 'pauses' },
    );
  }
  const limit = {
    rule,
    event,
    length,
    citation,
    ruleId: `legal-aid.${input.rule}${inForceFrom === null ? '' : `@${inForceFrom}`}`,
    restYears: book.restYears,
  };
  if (rule.unit === 'hour') return countHours(limit);
  const pauses = readPauses(input.pauses ?? [], event);
  if (book.clockStopsForSupplements || pauses.length === 0) return countDays(limit, pauses);
  const clock = countDays(limit, []);
  return { ...clock, steps: [...clock.steps, DOES_NOT_STOP] };
}
