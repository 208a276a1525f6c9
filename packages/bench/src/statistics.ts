/** What a series of measurements says: no average, which one slow run would move. */
export interface Measure {
  readonly p50: number;
  readonly p95: number;
  /** Width of the middle half, p75 − p25. */
  readonly spread: number;
  readonly unit: string;
}

/**
 * The value below which the share `p` (0 … 1) of the sorted values lies, interpolated between neighbours
 * (Hyndman and Fan's type 7, what spreadsheets do).
 *
 * @throws RangeError for no values, or a share outside 0 … 1.
 */
export function percentile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new RangeError('no values');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is not a share`);
  const sorted = [...values].sort((a, b) => a - b);
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (at - below);
}

/** @throws RangeError for no values. */
export function measure(values: readonly number[], unit: string): Measure {
  return {
    p50: round(percentile(values, 0.5)),
    p95: round(percentile(values, 0.95)),
    spread: round(percentile(values, 0.75) - percentile(values, 0.25)),
    unit,
  };
}

/** Three significant decimals below ten, one above: what a reader compares. */
export function round(value: number): number {
  const factor = Math.abs(value) < 10 ? 1000 : 10;
  return Math.round(value * factor) / factor;
}
