import { REST_YEARS, type RestYear } from '../parameters/rest-days.js';
import type { LegalDate } from './dates.js';
import type { DatedValue, EarlierLaw, Parameter } from './parameter.js';
import { RuleError } from './rule-error.js';
import type { Text } from './text.js';

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
  /** Whether the decision clock stands still while supplements are awaited; a district may say no [LR13]. */
  readonly clockStopsForSupplements: boolean;
}

/** The packaged figures alone. */
export function packagedRulebook(today: LegalDate): Rulebook {
  return { today, overrides: [], restYears: REST_YEARS, clockStopsForSupplements: true };
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
  if (first !== null && date < first) throw beforeTheLaw(parameter, date, first);
  throw valueNotSet(parameter, date);
}

/** @param field the input with which a person can give the figure, if there is one */
export function valueNotSet<V>(parameter: Parameter<V>, date: LegalDate, field?: string): RuleError {
  const { name, level } = parameter;
  const [zh, en] = level === 'national' ? ['国家', 'the state'] : ['省市', 'the province or city'];
  return new RuleError(
    'legal.value_not_set',
    {
      zh: `“${name.zh}”由${zh}公布，这里还没有${date}适用的数，不能推算。${field ? '请自己填写，或者问律师。' : '请问律师。'}`,
      en: `"${name.en}" is published by ${en}; the one for ${date} is not entered here yet. Nothing is guessed: ${field ? 'enter it, or ' : ''}ask a lawyer.`,
    },
    { parameter: parameter.id, date, ...(field && { field }) },
  );
}

function beforeTheLaw(
  { id, name, before = [] }: Pick<Parameter<never>, 'id' | 'name' | 'before'>,
  date: LegalDate,
  first: LegalDate,
): RuleError {
  const applied = before.reduce<EarlierLaw | null>(
    (latest, earlier) => (earlier.from <= date && (!latest || earlier.from > latest.from) ? earlier : latest),
    null,
  );
  const then: Text = applied
    ? {
        zh: `当时适用${applied.law.zh}（自${applied.from}起施行），它的内容这里没有数据，请问律师。`,
        en: `What applied then was ${applied.law.en}, in force from ${applied.from}; its content is not known here: ask a lawyer.`,
      }
    : {
        zh: '当时适用什么规定，这里没有数据，请问律师。',
        en: 'What applied then is not known here: ask a lawyer.',
      };
  return new RuleError(
    'legal.date_before_law',
    {
      zh: `${date}时，“${name.zh}”还没有施行（自${first}起施行）。${then.zh}`,
      en: `On ${date}, "${name.en}" was not in force (it is from ${first}). ${then.en}`,
    },
    { parameter: id, date, from: first, ...(applied && { applied: applied.law.zh }) },
  );
}

/** The same, or null when there is none. */
export function findValue<V>(
  book: Pick<Rulebook, 'overrides'>,
  parameter: Parameter<V>,
  date: LegalDate,
): ValueInForce<V> | null {
  const own =
    parameter.level === 'provincial' ? book.overrides.filter(({ parameterId }) => parameterId === parameter.id) : [];
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
