import type { Text } from '../src/text.js';
import { grouped } from './show.js';

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
  const zh = rates.map(({ over, percent }) => `超过${grouped(over)}元的部分${percent}%`).join('，');
  const en = rates.map(({ over, percent }) => `${percent}% above ${grouped(over)}`).join(', ');
  return {
    zh: `${grouped(base.upTo)}元以内${grouped(base.fee)}元，${zh}${cap ? `，最多${grouped(cap)}元` : ''}`,
    en: `${grouped(base.fee)} yuan up to ${grouped(base.upTo)}, ${en}${cap ? `, at most ${grouped(cap)}` : ''}`,
  };
}
