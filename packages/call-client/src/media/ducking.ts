/** Louder than this is speech; a quiet line with comfort noise stays below. */
const SPEECH_DBFS = -50;
/** What the television plays of the same sound comes back up to 250 ms later, with the room's echo behind it. */
const HOLD_MS = 300;
/** Well below the 30 dB at which one's own voice no longer disturbs. */
const DUCKED_GAIN = 0.005;
/** The sound comes back after 60 ms at the earliest: reading every 10 ms, the microphone is down by then. */
const ATTACK_MS = 15;
const RELEASE_MS = 60;

export interface DuckingState {
  readonly ducked: boolean;
  /** When the last speech was, ms. */
  readonly spokenAtMs: number;
}

export const SILENT: DuckingState = { ducked: false, spokenAtMs: Number.NEGATIVE_INFINITY };

/** What the gain of the microphone goes to, and how long that takes. */
export interface GainChange {
  readonly gain: number;
  readonly rampMs: number;
}

/**
 * One reading of the other side's loudness. While the other side speaks, and a while after, the microphone is turned
 * down: the loudspeaker that plays it stands in the same room and belongs to another device, whose echo no browser
 * cancels. Pure.
 */
export function nextDucking(
  before: DuckingState,
  { levelDbfs, nowMs }: { readonly levelDbfs: number; readonly nowMs: number },
): DuckingState {
  const spokenAtMs = levelDbfs > SPEECH_DBFS ? nowMs : before.spokenAtMs;
  return { ducked: nowMs - spokenAtMs <= HOLD_MS, spokenAtMs };
}

/** What a change of state asks of the gain; null: nothing. */
export function gainChange(before: DuckingState, now: DuckingState): GainChange | null {
  if (before.ducked === now.ducked) return null;
  return now.ducked ? { gain: DUCKED_GAIN, rampMs: ATTACK_MS } : { gain: 1, rampMs: RELEASE_MS };
}

/** Root mean square of samples of -1 to 1, in dB of full scale. */
export function levelOf(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) sum += (samples[i] ?? 0) ** 2;
  return 10 * Math.log10(sum / Math.max(1, samples.length));
}
