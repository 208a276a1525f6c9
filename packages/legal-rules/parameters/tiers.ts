import type { Text } from '../src/text.js';

/** A fee by parts of an amount, each part with its own rate. Decimal strings, yuan and percent. */
export interface TierTable {
  /** Up to here the fee is flat. */
  readonly base: { readonly upTo: string; readonly fee: string };
  /** From each `over` on, up to the next one, in rising order. */
  readonly rates: readonly { readonly over: string; readonly percent: string }[];
  readonly cap?: string;
}

/** The table in one line, as a person reads it. */
export function showTiers({ base, rates, cap }: TierTable): Text {
  const zh = rates.map(({ over, percent }) => `超过${over}元的部分${percent}%`).join('，');
  const en = rates.map(({ over, percent }) => `${percent}% above ${over}`).join(', ');
  return {
    zh: `${base.upTo}元以内${base.fee}元，${zh}${cap ? `，最多${cap}元` : ''}`,
    en: `${base.fee} yuan up to ${base.upTo}, ${en}${cap ? `, at most ${cap}` : ''}`,
  };
}
