import { formatAmount, type Money, money, showAmount } from './money.js';
import type { AmountRange } from './parameter.js';
import type { Text } from './text.js';

/** An amount of which only the bounds may be known; both the same when it is known. */
export interface Span {
  readonly min: Money;
  readonly max: Money;
}

export function exactly(amount: Money): Span {
  return { min: amount, max: amount };
}

export function spanOf({ min, max }: AmountRange): Span {
  return { min: money(min), max: money(max) };
}

export function plus(a: Span, b: Span): Span {
  return { min: a.min.plus(b.min), max: a.max.plus(b.max) };
}

export function dividedBy({ min, max }: Span, divisor: Money): Span {
  return { min: min.div(divisor), max: max.div(divisor) };
}

/** `100元至500元`, or one amount. */
export function showSpan({ min, max }: Span): Text {
  const [low, high] = [showAmount(min), showAmount(max)];
  return low === high
    ? { zh: `${low}元`, en: `${low} yuan` }
    : { zh: `${low}元至${high}元`, en: `${low} to ${high} yuan` };
}

/** As the HTTP API says it: one of both. */
export function amountOrRange({ min, max }: Span): { amount: string | null; range: AmountRange | null } {
  const [low, high] = [formatAmount(min), formatAmount(max)];
  return low === high ? { amount: low, range: null } : { amount: null, range: { min: low, max: high } };
}
