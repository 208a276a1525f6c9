import { type QualityLevel, qualityLevel } from '@falink/protocol';

export type { QualityLevel } from '@falink/protocol';

/** One reading of what arrives, between two moments. */
export interface QualitySample {
  /** Packets expected and lost since the sample before. */
  readonly packetsReceived: number;
  readonly packetsLost: number;
  /** Round-trip time of the chosen path, ms; null when not known. */
  readonly rttMs: number | null;
  /** False when everything that could arrive is muted: silence is then not a fault. */
  readonly expected: boolean;
}

/** The level of one sample. */
export function qualityOf({ packetsReceived, packetsLost, rttMs, expected }: QualitySample): QualityLevel {
  return qualityLevel({ received: packetsReceived, lost: packetsLost, rttMs, expected });
}
