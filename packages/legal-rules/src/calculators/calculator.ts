import type { Reasons, UsedFigure } from '../decision.js';
import type { Fields, InputOf } from '../fields/field.js';
import type { Rulebook } from '../rulebook.js';
import type { Text } from '../text.js';

/** A part of a result, e.g. the disability payment beside the medical one. Amounts are `3100.00`, in yuan. */
export interface CalculationItem {
  readonly label: Text;
  readonly amount: string | null;
  readonly range: { readonly min: string; readonly max: string } | null;
  /** What the amount is for when it comes again and again, e.g. each month. */
  readonly per?: Text;
}

/**
 * What a calculator says. Exactly one of `total` and `range` is set: a range where the province may choose within one
 * and has not.
 */
export interface Calculation extends Reasons {
  readonly calculator: string;
  readonly total: string | null;
  readonly range: { readonly min: string; readonly max: string } | null;
  /** What the total is, e.g. 案件受理费. */
  readonly label: Text;
  /** The parts, when there are several; they need not add up to the total when some come every month. */
  readonly items: readonly CalculationItem[];
  readonly figures: readonly UsedFigure[];
  /** What to know before relying on it, e.g. that a figure is unverified. */
  readonly notes: readonly Text[];
}

export interface Calculator<T extends Fields = Fields> {
  /** Stable, as in the path of the API: `court-fee`. */
  readonly id: string;
  readonly name: Text;
  /** What it answers, as a resident would ask. */
  readonly question: Text;
  readonly fields: T;
  compute(input: InputOf<T>, book: Rulebook): Calculation;
}

/** Keeps the types of the fields together with the function that reads them. */
export function defineCalculator<const T extends Fields>(calculator: Calculator<T>): Calculator<T> {
  return calculator;
}
