import { untilWithin } from '@falink/fixtures/until';

/** Ample: a machine that draws televisions in software can be slow, and a wait that succeeds costs nothing. */
export const WAIT_MS = 120_000;

/** Waits for a condition; what was seen last is in the error. */
export const until = untilWithin(WAIT_MS);
