import { REST_YEARS, type RestYear } from '../parameters/rest-days.js';
import type { LegalDate } from './dates.js';
import type { DatedValue, Parameter } from './parameter.js';
import { RuleError } from './rule-error.js';

/** A district's figure in the place of its province's. */
export interface ParameterOverride extends DatedValue<unknown> {
  readonly parameterId: string;
}

/** What the rules go by: the packaged figures, what the district set in their place, the announced holidays, today. */
export interface Rulebook {
  /** Asia/Shanghai, given by the caller: the rules read no clock. */
  readonly today: LegalDate;
  readonly overrides: readonly ParameterOverride[];
  readonly restYears: readonly RestYear[];
}

/** The packaged figures alone. */
export function packagedRulebook(today: LegalDate): Rulebook {
  return { today, overrides: [], restYears: REST_YEARS };
}

/** A value in force, not null. */
export type ValueInForce<V> = DatedValue<V> & { readonly value: V };

/**
 * The value in force on a date [LR8]: the district's newest, or else the packaged newest, whose `from` is not later.
 *
 * @throws RuleError `legal.date_before_law` before the first value; `legal.value_not_set` when no figure was ever set
 */
export function valueOn<V>(
  book: Pick<Rulebook, 'overrides'>,
  parameter: Parameter<V>,
  date: LegalDate,
): ValueInForce<V> {
  const found = findValue(book, parameter, date);
  if (found) return found;
  const first = parameter.values.reduce<LegalDate | null>(
    (least, { from }) => (least === null || from < least ? from : least),
    null,
  );
  if (first !== null && date < first) {
    throw new RuleError(
      'legal.date_before_law',
      {
        zh: `${date}时，“${parameter.name.zh}”还没有施行（自${first}起施行）；当时适用什么规定，这里没有数据，请问律师。`,
        en: `On ${date}, "${parameter.name.en}" was not in force (it is from ${first}). What applied then is not known here: ask a lawyer.`,
      },
      { parameter: parameter.id, date, from: first },
    );
  }
  throw new RuleError(
    'legal.value_not_set',
    {
      zh: `“${parameter.name.zh}”由省里规定，本地还没有设置，不能推算。请问律师，或自己填写。`,
      en: `"${parameter.name.en}" is set by the province and not entered here yet. Nothing is guessed: ask a lawyer or enter it.`,
    },
    { parameter: parameter.id, date },
  );
}

/** The same, or null when there is none. */
export function findValue<V>(
  book: Pick<Rulebook, 'overrides'>,
  parameter: Parameter<V>,
  date: LegalDate,
): ValueInForce<V> | null {
  const own = book.overrides.filter((override) => override.parameterId === parameter.id);
  // What is stored as an override was checked against `parameter.override` when it was entered.
  const found = newest(own as readonly DatedValue<V>[], date) ?? newest(parameter.values, date);
  return found && found.value !== null ? { ...found, value: found.value } : null;
}

function newest<V>(values: readonly DatedValue<V>[], date: LegalDate): DatedValue<V> | null {
  let found: DatedValue<V> | null = null;
  for (const value of values) {
    if (value.from <= date && (!found || value.from > found.from)) found = value;
  }
  return found;
}
