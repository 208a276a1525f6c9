import type { Field } from '@falink/legal-rules';
import type { Translate } from '../../locales/index.js';

/** A field whose value is typed. */
export type TypedField = Exclude<Field, { kind: 'choice' }>;

const DATE_DIGITS = 8;

/** Decimals that a field takes. */
export function decimalsOf(field: TypedField): number {
  return field.kind === 'amount' ? 2 : field.kind === 'date' ? 0 : field.decimals;
}

/** What was typed, with one more character; unchanged where it can take no more. */
export function typed(field: TypedField, text: string, character: string): string {
  if (field.kind === 'date') return text.length < DATE_DIGITS && character !== '.' ? text + character : text;
  const decimals = decimalsOf(field);
  const [whole = '', fraction] = text.split('.');
  if (character === '.') {
    if (decimals === 0 || fraction !== undefined) return text;
    return `${whole === '' ? '0' : whole}.`;
  }
  if (fraction !== undefined) return fraction.length < decimals ? text + character : text;
  if (whole === '0') return character;
  // One digit more than the greatest value has: enough to exceed it and be corrected.
  return whole.length <= (field.max.split('.')[0] ?? '').length ? text + character : text;
}

/** What was typed, in the form that the rules read; null when nothing was. */
export function givenOf(field: TypedField, text: string): string | null {
  if (text === '') return null;
  if (field.kind === 'date') return [text.slice(0, 4), text.slice(4, 6), text.slice(6)].join('-');
  return text.replace(/\.$/, '');
}

/** A date that is complete needs one more key only. */
export function isFull(field: TypedField, text: string): boolean {
  return field.kind === 'date' && text.length === DATE_DIGITS;
}

/** 140,000 from 140000; the part after the point stays as it is typed. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** What was typed, as large on the page: groups for numbers, empty places for a date. */
export function shownEntry(field: TypedField, text: string, t: Translate): string {
  if (field.kind !== 'date') return grouped(text);
  const places = text.padEnd(DATE_DIGITS, '–');
  return t('calculator.date', { year: places.slice(0, 4), month: places.slice(4, 6), day: places.slice(6) });
}

/** A number of yuan as one says it: 14万元, 1亿2,000万元, 3万5,000元; empty below 10,000, where the digits say it. */
export function amountReading(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  if (whole.length < 5) return '';
  const hundredMillions = whole.slice(0, -8).replace(/^0+/, '');
  const tenThousands = whole.slice(-8, -4).replace(/^0+/, '');
  const rest = whole.slice(-4).replace(/^0+/, '');
  const fen = fraction && /[1-9]/.test(fraction) ? `.${fraction}` : '';
  const end = rest === '' && fen === '' ? '' : `${rest === '' ? '0' : grouped(rest)}${fen}`;
  return `${hundredMillions === '' ? '' : `${grouped(hundredMillions)}亿`}${tenThousands === '' ? '' : `${grouped(tenThousands)}万`}${end}元`;
}

/** 3,100 from 3100.00; fen only where there are any. */
export function shownAmount(decimal: string): string {
  return grouped(decimal.replace(/\.00$/, ''));
}
