/** What arrived between two readings. */
export interface ReceptionSample {
  /** Samples of sound that were played, and those among them that were made up because their packet was not there in time. */
  readonly played: number;
  readonly concealed: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  /** Round-trip time of the chosen path, ms; null when not known. */
  readonly rttMs: number | null;
}

/** What a receiver reports to the sfu about its line. */
export interface Reception {
  /** Share of the sound that was made up, 0 … 1. */
  readonly concealed: number;
  /** Packets come late or not at all. */
  readonly strained: boolean;
}

/** Nobody notices less. */
const HOLES_SHARE = 0.01;
const LOST_SHARE = 0.03;
/** So much longer than the shortest way seen: packets wait in a queue. */
const QUEUE_MS = 120;

/** @param shortestRttMs the shortest round trip seen so far, ms */
export function receptionOf(sample: ReceptionSample, shortestRttMs: number | null): Reception {
  const { played, concealed, packetsReceived, packetsLost, rttMs } = sample;
  const lost = Math.max(0, packetsLost);
  const share = played > 0 ? Math.min(1, Math.max(0, concealed / played)) : 0;
  const queued = rttMs !== null && shortestRttMs !== null && rttMs - shortestRttMs >= QUEUE_MS;
  return {
    concealed: share,
    strained: share >= HOLES_SHARE || queued || lost / Math.max(1, packetsReceived + lost) >= LOST_SHARE,
  };
}
