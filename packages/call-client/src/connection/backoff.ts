const FIRST_RETRY_MS = 200;
/** Low enough that a restarted sfu has its calls back within 6 s. */
const LONGEST_RETRY_MS = 2_000;

/**
 * How long to wait before try number `tries` (1 = the first retry), in ms: doubling to a ceiling, spread over
 * the upper half by `random` (0 ≤ x < 1) so that a thousand boxes do not come back in the same moment.
 */
export function retryDelayMs(tries: number, random: number): number {
  const full = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, Math.min(tries - 1, 20)));
  return Math.round(full * (0.5 + random / 2));
}
