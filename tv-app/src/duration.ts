import type { Translate } from './locales/index.js';

/** How long a wait probably is. */
export function waitWords(t: Translate, range: { min: number; max: number }): string {
  const { from, to } = minuteRange(range);
  return from === to ? t('wait.one', { minutes: to }) : t('wait.range', { from, to });
}

/** A range in whole minutes for people: never "0", never narrower than it honestly is. */
export function minuteRange(range: { min: number; max: number }): { from: number; to: number } {
  const from = Math.max(1, Math.floor(range.min / 60_000));
  const to = Math.max(from, Math.ceil(range.max / 60_000));
  return { from, to };
}
