/** Below this many comparable calls nothing honest can be said. */
export const MIN_SAMPLES = 5;
const LOW = 0.25;
const HIGH = 0.9;

export interface WaitRange {
  readonly min: number;
  readonly max: number;
}

/**
 * The range in which the time still to wait will probably lie, in ms: from the quarter to nine tenths of recent waits
 * that lasted at least as long as this caller has waited already. Null with fewer than {@link MIN_SAMPLES} of them.
 *
 * @param samples recent waits until answer, in ms, in any order
 * @param waitedMs how long this caller has waited; 0 for somebody who calls now
 */
export function waitRange(samples: readonly number[], waitedMs: number): WaitRange | null {
  const comparable = samples.filter((sample) => sample >= waitedMs).sort((a, b) => a - b);
  if (comparable.length < MIN_SAMPLES) return null;
  const min = Math.max(0, Math.round(percentile(comparable, LOW) - waitedMs));
  const max = Math.max(min, Math.round(percentile(comparable, HIGH) - waitedMs));
  return { min, max };
}

/** Linear between the two nearest ranks; `sorted` is not empty. */
function percentile(sorted: readonly number[], share: number): number {
  const rank = (sorted.length - 1) * share;
  const below = sorted[Math.floor(rank)] ?? 0;
  const above = sorted[Math.ceil(rank)] ?? below;
  return below + (above - below) * (rank - Math.floor(rank));
}
