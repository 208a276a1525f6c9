import { z } from 'zod';

/** How a call feels, for one small indicator. `lost`: nothing arrives. */
export const QUALITY_LEVELS = ['good', 'fair', 'poor', 'lost'] as const;
export const QualityLevelSchema = z.enum(QUALITY_LEVELS);
export type QualityLevel = z.infer<typeof QualityLevelSchema>;

/** How long a device of a participant measures for one row. */
export const QUALITY_ROW_S = 10;

const packets = z.number().int().min(0).max(10_000_000);
const millis = z.number().int().min(0).max(60_000);
const side = z.number().int().min(1).max(16_384);

/** What one device of one participant received and sent in about ten seconds (SPEC M16). */
export const QualityRowSchema = z.strictObject({
  /** What was measured, in seconds. */
  seconds: z.number().int().min(1).max(60),
  /** False when everything that could arrive was muted: silence is then no fault. */
  expected: z.boolean(),
  received: packets,
  lost: packets,
  sent: packets,
  /** As the sfu reports it back (RTCP receiver reports). */
  sentLost: packets,
  /** Null: not known. */
  rttMs: millis.nullable(),
  jitterMs: millis.nullable(),
  /** Share of the sound that was made up. */
  concealed: z.number().min(0).max(1),
  /** How often and how long the picture stood still, as W3C webrtc-stats counts freezes. */
  freezes: z.number().int().min(0).max(1_000),
  frozenMs: millis,
  /** The picture that arrived, in pixels; null: none. */
  picture: z.strictObject({ width: side, height: side }).nullable(),
});
export type QualityRow = z.infer<typeof QualityRowSchema>;

/** Above these a conversation is felt to suffer: ITU-T G.114 puts comfortable one-way delay at 150 ms, tolerable at 400 ms. */
const FAIR_RTT_MS = 300;
const POOR_RTT_MS = 800;
/** Opus with in-band FEC hides a few per cent; video visibly breaks from about ten. */
const FAIR_LOSS = 0.03;
const POOR_LOSS = 0.1;
/** A picture that stands still for a second in ten is noticed; for three it is no conversation. */
const FAIR_FROZEN = 0.1;
const POOR_FROZEN = 0.3;

/** What a level is read from. */
export type QualityReading = Pick<QualityRow, 'expected' | 'received' | 'lost' | 'rttMs'> &
  Partial<Pick<QualityRow, 'seconds' | 'frozenMs'>>;

/** The level of what was received. A picture that stands still counts where its time was measured. */
export function qualityLevel(reading: QualityReading): QualityLevel {
  const { expected, received, lost, rttMs, seconds, frozenMs = 0 } = reading;
  if (received === 0) return expected ? 'lost' : 'good';
  const loss = Math.max(0, lost) / (received + Math.max(0, lost));
  const rtt = rttMs ?? 0;
  const frozen = seconds ? frozenMs / (seconds * 1_000) : 0;
  if (loss >= POOR_LOSS || rtt >= POOR_RTT_MS || frozen >= POOR_FROZEN) return 'poor';
  if (loss >= FAIR_LOSS || rtt >= FAIR_RTT_MS || frozen >= FAIR_FROZEN) return 'fair';
  return 'good';
}
