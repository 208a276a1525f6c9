import type { LegalDate } from './dates.js';

/** One value of the law, from a date on, with where it is written and when somebody last looked. */
export interface DatedValue<V> {
  readonly from: LegalDate;
  readonly value: V;
  readonly source: string;
  readonly lastChecked: LegalDate;
}

/** A legal figure through time: the newest value first is not required, dates decide. */
export interface Parameter<V> {
  readonly unit: string;
  readonly values: readonly DatedValue<V>[];
}

/** The value in force on a date [LR8]. @throws RangeError before the first value. */
export function valueOn<V>(parameter: Parameter<V>, date: LegalDate): DatedValue<V> {
  let found: DatedValue<V> | undefined;
  for (const value of parameter.values) {
    if (value.from <= date && (!found || value.from > found.from)) found = value;
  }
  if (!found) throw new RangeError(`no value is in force on ${date}`);
  return found;
}
