/** How an hour of an area went: nearly every terminal was there, some were missing, many were; or nothing is known. */
export type HourState = 'all' | 'some' | 'many' | 'unknown';

/** Of a large area; of a small one a single terminal is more than this. */
const ALL_SHARE = 0.98;
const SOME_SHARE = 0.9;
/** Terminals that may be missing before they count as one, and as more than one. */
const NONE_MISSING = 0.5;
const ONE_MISSING = 1.5;

/** @param share of the hour that the area's terminals were at work, 0 … 1; null: it had none */
export function hourState(share: number | null, terminals: number): HourState {
  if (share === null) return 'unknown';
  const missing = (1 - share) * terminals;
  if (missing < NONE_MISSING || share >= ALL_SHARE) return 'all';
  return missing < ONE_MISSING || share >= SOME_SHARE ? 'some' : 'many';
}
