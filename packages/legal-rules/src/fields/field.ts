import type { LegalDate } from '../dates.js';
import type { Money } from '../money.js';
import type { Text } from '../text.js';

interface FieldBase {
  readonly label: Text;
  /** What helps to find the figure, e.g. where it is written. */
  readonly hint?: Text;
  /** May be left out: the input is then null. */
  readonly optional?: true;
  /** Asked only when another field, a choice, has one of these values; else it is null. */
  readonly when?: { readonly field: string; readonly is: readonly string[] };
}

/** Yuan, at most two decimals. Decimal strings bound it. */
export interface AmountField extends FieldBase {
  readonly kind: 'amount';
  readonly min: string;
  readonly max: string;
}

/** A number of things: months, days, people. */
export interface CountField extends FieldBase {
  readonly kind: 'count';
  readonly unit: Text;
  readonly min: string;
  readonly max: string;
  readonly decimals: number;
}

/** A rate in percent, e.g. `14.8`. */
export interface PercentField extends FieldBase {
  readonly kind: 'percent';
  readonly min: string;
  readonly max: string;
  readonly decimals: number;
}

/** An Asia/Shanghai date. */
export interface DateField extends FieldBase {
  readonly kind: 'date';
  readonly min: LegalDate;
  readonly max: LegalDate;
}

/** One of at most nine, so that a digit of the remote chooses it. */
export interface ChoiceField<V extends string = string> extends FieldBase {
  readonly kind: 'choice';
  readonly choices: readonly { readonly value: V; readonly label: Text; readonly note?: Text }[];
  /** Taken when it is left out: what most people want. */
  readonly initial?: NoInfer<V>;
}

export type Field = AmountField | CountField | PercentField | DateField | ChoiceField;
export type Fields = Readonly<Record<string, Field>>;

type Parsed<F extends Field> = F extends AmountField | CountField | PercentField
  ? Money
  : F extends ChoiceField<infer V>
    ? V
    : LegalDate;

/** What a rule gets after parsing: nothing textual, nothing out of bounds. */
export type InputOf<T extends Fields> = {
  readonly [K in keyof T]: T[K] extends { readonly optional: true } | { readonly when: object }
    ? Parsed<T[K]> | null
    : Parsed<T[K]>;
};

/** More than any claim of a resident, and small enough to be read aloud. */
export const MAX_AMOUNT = '999999999999.99';
const EARLIEST_DATE: LegalDate = '1949-10-01';
const LATEST_DATE: LegalDate = '2099-12-31';

// What a field was given stays in its type, so that the parsed input knows whether it may be null.

/** Yuan above zero, unless bounds say otherwise. */
export function amountField<const T extends Omit<AmountField, 'kind' | 'min' | 'max'> & Partial<AmountField>>(
  field: T,
): AmountField & T {
  return { kind: 'amount', min: '0.01', max: MAX_AMOUNT, ...field };
}

/** A whole number, unless `decimals` says otherwise. */
export function countField<const T extends Omit<CountField, 'kind' | 'decimals'> & Partial<CountField>>(
  field: T,
): CountField & T {
  return { kind: 'count', decimals: 0, ...field };
}

export function percentField<const T extends Omit<PercentField, 'kind' | 'decimals'> & Partial<PercentField>>(
  field: T,
): PercentField & T {
  return { kind: 'percent', decimals: 4, ...field };
}

export function dateField<const T extends Omit<DateField, 'kind' | 'min' | 'max'> & Partial<DateField>>(
  field: T,
): DateField & T {
  return { kind: 'date', min: EARLIEST_DATE, max: LATEST_DATE, ...field };
}

export function choiceField<const T extends Omit<ChoiceField, 'kind'>>(field: T) {
  return { kind: 'choice', ...field } as const satisfies ChoiceField;
}
