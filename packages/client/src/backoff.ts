/**
 * The wait before attempt `attempt + 1`, in ms: doubles from `minDelayMs` to a ceiling, spread over the upper half by
 * `random` (0 ≤ x < 1), so that a thousand boxes do not come back in the same moment.
 */
export function backoffMs(attempt: number, minDelayMs: number, maxDelayMs: number, random: () => number): number {
  const ceiling = Math.min(maxDelayMs, minDelayMs * 2 ** Math.max(0, Math.min(attempt - 1, 30)));
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}
