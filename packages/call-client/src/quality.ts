/** How a call feels, for one small indicator. `lost`: nothing arrives. */
export type QualityLevel = 'good' | 'fair' | 'poor' | 'lost';

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

/** Above these a conversation is felt to suffer: ITU-T G.114 puts comfortable one-way delay at 150 ms, tolerable at 400 ms. */
const FAIR_RTT_MS = 300;
const POOR_RTT_MS = 800;
/** Opus with in-band FEC hides a few per cent; video visibly breaks from about ten. */
const FAIR_LOSS = 0.03;
const POOR_LOSS = 0.1;

/** The level of one sample. */
export function qualityOf(sample: QualitySample): QualityLevel {
  if (sample.packetsReceived === 0) return sample.expected ? 'lost' : 'good';
  const lost = Math.max(0, sample.packetsLost);
  const loss = lost / (sample.packetsReceived + lost);
  const rtt = sample.rttMs ?? 0;
  if (loss >= POOR_LOSS || rtt >= POOR_RTT_MS) return 'poor';
  if (loss >= FAIR_LOSS || rtt >= FAIR_RTT_MS) return 'fair';
  return 'good';
}
