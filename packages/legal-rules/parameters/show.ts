import { money, showAmount } from '../src/money.js';
import type { AmountRange } from '../src/parameter.js';
import type { Text } from '../src/text.js';

export const YUAN: Text = { zh: '元', en: 'yuan' };
export const PERCENT: Text = { zh: '%', en: '%' };
/** The day on which somebody last compared the figures of this package with their sources. */
export const CHECKED = '2026-11-22';

/** `10,000` for `10000` and for `10000.00`. */
export function grouped(value: string): string {
  return showAmount(money(value));
}

export function showYuan(value: string): Text {
  return { zh: `${grouped(value)}元`, en: `${grouped(value)} yuan` };
}

export function showPercent(value: string): Text {
  return { zh: `${value}%`, en: `${value}%` };
}

export function showRange({ min, max }: AmountRange): Text {
  return min === max
    ? showYuan(min)
    : { zh: `${grouped(min)}元至${grouped(max)}元`, en: `${grouped(min)} to ${grouped(max)} yuan` };
}
