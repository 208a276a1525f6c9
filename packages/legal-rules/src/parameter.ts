import type { LegalDate } from './dates.js';
import type { Text } from './text.js';
import type { FigureLevel, OverrideType } from './vocabulary/figures.js';

/** One value of the law, from a date on, with where it is written and when somebody last looked. */
export interface DatedValue<V> {
  readonly from: LegalDate;
  /** `null`: from this date on no value is in force, or none is known. */
  readonly value: V | null;
  /** Law and article, as one would cite it. */
  readonly citation: Text;
  readonly lastChecked: LegalDate;
  /** Written from memory: shown as such, and first in the list of what to check. */
  readonly unverified?: true;
}

/** What applied before a figure came into force; its content is not in this package. */
export interface EarlierLaw {
  readonly from: LegalDate;
  readonly law: Text;
}

/** What an override of a provincial figure may be. Amounts and percents are decimal strings. */
export interface OverrideKind {
  readonly type: OverrideType;
  readonly min: string;
  readonly max: string;
}

/** A legal figure through time. The order of its values does not matter: dates decide. */
export interface Parameter<V> {
  /** Stable, dotted, e.g. `court-fee.divorce`. */
  readonly id: string;
  readonly name: Text;
  readonly unit: Text;
  readonly level: FigureLevel;
  /** Only for `provincial`. */
  readonly override?: OverrideKind;
  /** How often somebody should look whether it still holds. */
  readonly checkEveryMonths: number;
  readonly values: readonly DatedValue<V>[];
  /** So that a date before the first value is answered with the law that applied, when that is known. */
  readonly before?: readonly EarlierLaw[];
  /** The value as a person reads it. A method, so that figures of different kinds fit into one list. */
  show(value: V): Text;
}

/** A range that a province has not narrowed: decimal strings in yuan. */
export interface AmountRange {
  readonly min: string;
  readonly max: string;
}
