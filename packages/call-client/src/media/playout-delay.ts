import type { ReceptionSample } from './strain.js';

export type SoundSample = Pick<ReceptionSample, 'played' | 'concealed'>;

export interface PlayoutState {
  /** How long sound is held back before it is played, ms; 0: as the browser thinks best. */
  readonly delayMs: number;
  /** Readings since the last one with holes. */
  readonly calm: number;
}

export const NO_DELAY: PlayoutState = { delayMs: 0, calm: 0 };

/** From here on syllables are missed. */
const HOLES_SHARE = 0.01;
/** One step is about the round trip in which a lost packet can be sent again. */
const STEP_MS = 80;
/** With the way itself this stays within what ITU-T G.114 calls tolerable for a conversation (400 ms). */
const MAX_MS = 240;
const CALM_READINGS = 10;

/**
 * Holds sound back while packets come late because they were sent again: a browser does so for packets that are late,
 * not for those that were lost.
 */
export function nextPlayout({ delayMs, calm }: PlayoutState, { played, concealed }: SoundSample): PlayoutState {
  if (played === 0) return { delayMs, calm };
  if (concealed / played >= HOLES_SHARE) return { delayMs: Math.min(MAX_MS, delayMs + STEP_MS), calm: 0 };
  if (calm + 1 < CALM_READINGS || delayMs === 0) return { delayMs, calm: calm + 1 };
  return { delayMs: Math.max(0, delayMs - STEP_MS / 2), calm: 0 };
}
