import { backoffMs } from '@falink/client';

const FIRST_RETRY_MS = 200;
/** Low enough that a restarted sfu has its calls back within 6 s. */
const LONGEST_RETRY_MS = 2_000;

/** How long to wait before retry number `tries` (from 1), in ms, with 0 ≤ `random` < 1. */
export function retryDelayMs(tries: number, random: number): number {
  return backoffMs(tries, FIRST_RETRY_MS, LONGEST_RETRY_MS, () => random);
}
