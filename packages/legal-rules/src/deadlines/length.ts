import type { LegalDate } from '../dates.js';
import { RuleError } from '../rule-error.js';
import { valueOn } from '../rulebook.js';
import type { Text } from '../text.js';
import type { DeadlineBook } from './clock.js';
import type { GivenLimit, LegalLimit } from './rules.js';

/** More than any notice gives. */
const MAX_GIVEN_DAYS = 365;

export interface LimitLength {
  readonly length: number;
  /** Null where the law leaves the length to a notice or the province. */
  readonly inForceFrom: LegalDate | null;
  readonly citation: Text;
}

/**
 * How long a limit is on a date: by the law, or as given where the law leaves it open [LR17].
 *
 * @throws RuleError `legal.date_before_law` [LR8]; `legal.field_unknown` for days where the law sets them; else
 *   `legal.field_*` for days that are missing or no whole number from 1 to 365
 */
export function lengthOf(
  rule: LegalLimit | GivenLimit,
  days: unknown,
  date: LegalDate,
  book: DeadlineBook,
): LimitLength {
  const absent = days === undefined || days === null;
  if (!('parameter' in rule)) {
    return { length: readDays(rule, absent ? null : days), inForceFrom: null, citation: rule.citation };
  }
  if (!absent) {
    throw refusal('legal.field_unknown', {
      zh: `“${rule.name.zh}”由法律规定，不能自己填天数。`,
      en: `The law sets ${rule.name.en}: give no days.`,
    });
  }
  const { value, from, citation } = valueOn(book, rule.parameter, date);
  return { length: value, inForceFrom: from, citation };
}

function readDays(rule: GivenLimit, days: unknown): number {
  if (days === null) {
    throw refusal('legal.field_missing', {
      zh: `请填写“${rule.name.zh}”是多少日。`,
      en: `Say how many days ${rule.name.en} is.`,
    });
  }
  if (typeof days !== 'number' || !Number.isFinite(days)) {
    throw refusal('legal.field_not_a_number', { zh: '天数请填数字。', en: 'Days must be a number.' });
  }
  if (days < 1) throw refusal('legal.field_too_small', { zh: '天数至少为1。', en: 'At least 1 day.' });
  if (days > MAX_GIVEN_DAYS) {
    const text = { zh: `天数最多为${MAX_GIVEN_DAYS}。`, en: `At most ${MAX_GIVEN_DAYS} days.` };
    throw refusal('legal.field_too_large', text);
  }
  if (!Number.isInteger(days)) {
    throw refusal('legal.field_too_precise', { zh: '天数请填整数。', en: 'Whole days only.' });
  }
  return days;
}

function refusal(code: RuleError['code'], text: Text): RuleError {
  return new RuleError(code, text, { field: 'days' });
}
