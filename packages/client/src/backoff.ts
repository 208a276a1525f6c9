/**
 * The wait before attempt `attempt + 1`, in ms: doubles from `minDelayMs` to a ceiling, spread over the upper half by
 * `random` (0 ≤ x < 1), so that a thousand boxes do not come back in the same moment.
 */
export function backoffMs(attempt: number, minDelayMs: number, maxDelayMs: number, random: () => number): number {
  const ceiling = Math.min(maxDelayMs, minDelayMs * 2 ** Math.max(0, Math.min(attempt - 1, 30)));
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}

/**
 * The wait after refusal number `refusals` in a row, in ms: as {@link backoffMs}, but not before the service's own
 * `retryAfterS`; up to a quarter later, because it says whole seconds to many at once.
 */
export function waitAfterRefusalMs(
  refusals: number,
  retryAfterS: number | undefined,
  bounds: { readonly minMs: number; readonly maxMs: number },
  random: () => number,
): number {
  const ownMs = backoffMs(refusals, bounds.minMs, bounds.maxMs, random);
  return Math.max(ownMs, Math.round((retryAfterS ?? 0) * 1000 * (1 + random() / 4)));
}
