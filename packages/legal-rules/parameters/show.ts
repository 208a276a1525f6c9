import type { AmountRange } from '../src/parameter.js';
import type { Text } from '../src/text.js';

export const YUAN: Text = { zh: '元', en: 'yuan' };
export const PERCENT: Text = { zh: '%', en: '%' };
/** The day on which somebody last compared the figures of this package with their sources. */
export const CHECKED = '2026-11-22';

export function showYuan(value: string): Text {
  return { zh: `${value}元`, en: `${value} yuan` };
}

export function showPercent(value: string): Text {
  return { zh: `${value}%`, en: `${value}%` };
}

export function showRange({ min, max }: AmountRange): Text {
  return min === max ? showYuan(min) : { zh: `${min}元至${max}元`, en: `${min} to ${max} yuan` };
}
