import { DEADLINES, type Deadline, type DeadlineRule } from '../parameters/deadlines.js';
import { REST_YEARS } from '../parameters/rest-days.js';
import { addDays, isLegalDate, type LegalDate, shanghaiDate } from './dates.js';
import type { Parameter } from './parameter.js';
import { restDay } from './rest-days.js';
import { type Rulebook, valueOn } from './rulebook.js';

type Book = Pick<Rulebook, 'overrides' | 'restYears'>;

export interface DueDateInput {
  readonly rule: DeadlineRule;
  /** The event: an instant with its offset (a Date, or ISO 8601), or its Asia/Shanghai date. */
  readonly from: Date | string;
}

export interface DueDate {
  /** The last day, Asia/Shanghai; the limit ends with that day. */
  readonly due: LegalDate;
  /** True when an announcement of holidays that could move `due` is missing [LR6]. */
  readonly provisional: boolean;
  readonly steps: readonly { readonly zh: string; readonly en: string }[];
  readonly citation: { readonly zh: string; readonly en: string };
  readonly ruleId: string;
}

/**
 * The last day of a statutory time limit [LR3]-[LR7] (民法典 Art. 201, 203).
 *
 * @param book the figures and the announced holidays; the packaged ones by default.
 * @throws RangeError when `from` is no instant and no date [LR2]
 * @throws RuleError `legal.date_before_law` when it lies before the rule existed [LR8]
 */
export function dueDate({ rule, from }: DueDateInput, book: Book = { overrides: [], restYears: REST_YEARS }): DueDate {
  const event = typeof from === 'string' && isLegalDate(from) ? from : shanghaiDate(from);
  const parameter: Parameter<Deadline> = DEADLINES[rule];
  const { value, from: inForceFrom, citation } = valueOn(book, parameter, event);
  const years = book.restYears;
  const counted = addDays(event, value.days);
  const steps = [
    {
      zh: `收到申请之日为${event}（北京时间），当日不计入。`,
      en: `The event is on ${event} (Beijing time); that day is not counted.`,
    },
    {
      zh: `自${addDays(event, 1)}起计算${value.days}日，第${value.days}日为${counted}。`,
      en: `Counting ${value.days} calendar days from ${addDays(event, 1)}, the last is ${counted}.`,
    },
  ];

  let due = counted;
  let day = restDay(due, years);
  let provisional = !day.known;
  while (day.rest) {
    const next = addDays(due, 1);
    steps.push({
      zh: `${due}为休息日（${day.reason?.zh ?? ''}），顺延至${next}。`,
      en: `${due} is a rest day (${day.reason?.en ?? ''}): moved to ${next}.`,
    });
    due = next;
    day = restDay(due, years);
    provisional ||= !day.known;
  }
  if (provisional) {
    steps.push({
      zh: '相关年份的节假日安排尚未公布，本日期为暂定，只考虑了周末。',
      en: 'The public holidays of that time are not announced yet: this date is provisional and considers weekends only.',
    });
  }
  return { due, provisional, steps, citation, ruleId: `legal-aid.${rule}@${inForceFrom}` };
}
