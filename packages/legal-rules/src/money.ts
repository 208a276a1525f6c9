import Big from 'big.js';

/** Exact decimal arithmetic; no amount of money is ever a binary fraction. */
export type Money = Big;

/** Half up to the fen, as courts and offices round. */
const ROUND_HALF_UP = 1;

export const ZERO: Money = new Big(0);

/** @param decimal a constant of the code, e.g. `'0.025'`; what people enter goes through a field. */
export function money(decimal: string | number): Money {
  return new Big(decimal);
}

/** Rounded half up to the fen. */
export function toFen(amount: Money): Money {
  return amount.round(2, ROUND_HALF_UP);
}

/** `3100.00`: two decimals, no separators; the form of the HTTP API. */
export function formatAmount(amount: Money): string {
  return amount.toFixed(2, ROUND_HALF_UP);
}

/** `3,100` or `3,100.50`: for sentences. */
export function showAmount(amount: Money): string {
  const [whole = '0', fen = '00'] = formatAmount(amount).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fen === '00' ? grouped : `${grouped}.${fen}`;
}

/** `= 3,100`, or `≈ 16.67` where the fen is rounded, so that a person who follows the sum is not misled. */
export function equals(amount: Money): string {
  return `${amount.eq(toFen(amount)) ? '=' : '≈'} ${showAmount(amount)}`;
}

export function smaller(a: Money, b: Money): Money {
  return a.lt(b) ? a : b;
}

export function larger(a: Money, b: Money): Money {
  return a.gt(b) ? a : b;
}
