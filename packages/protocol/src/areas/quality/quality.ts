import { z } from 'zod';
import { IdSchema, InstantSchema, NameTextSchema } from '../../common.js';
import { firstOf } from '../../text.js';
import { QualityLevelSchema } from '../media-plane/quality.js';
import { ParticipantRoleSchema } from '../media-plane/token.js';

/** Rows of one device in one answer; of a longer call several rows are one. */
export const MAX_QUALITY_POINTS = 360;
/** Devices of one call in one answer. */
const MAX_QUALITY_DEVICES = 20;
/** Whole hours of a week. */
export const WEEK_HOURS = 168;
/** The calls of a week that suffered most. */
export const MAX_WORST_CALLS = 20;

const share = z.number().min(0).max(1);
const millis = z.number().min(0);

/** What a device measured in one step of a chart. */
export const QualityPointSchema = z.object({
  /** When the step ended. */
  at: InstantSchema,
  /** The worst level of the step. */
  level: QualityLevelSchema,
  /** Share of the packets to this device that did not arrive. */
  loss: share,
  /** The same of what it sent. */
  sentLoss: share,
  rttMs: millis.nullable(),
  jitterMs: millis.nullable(),
  /** Share of the sound that was made up. */
  concealed: share,
  freezes: z.number().int(),
  frozenMs: z.number().int(),
  /** The largest picture that arrived; null: none. */
  picture: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
});
export type QualityPoint = z.infer<typeof QualityPointSchema>;

export const CallQualitySchema = z.object({
  /** Length of a step in seconds: ten, and longer for a call of more than an hour. */
  stepS: z.number().int(),
  devices: firstOf(
    z.object({
      role: ParticipantRoleSchema,
      /** The participant's second device: a phone that serves as its camera. */
      phone: z.boolean(),
      points: firstOf(QualityPointSchema, MAX_QUALITY_POINTS),
    }),
    MAX_QUALITY_DEVICES,
  ),
});
export type CallQuality = z.infer<typeof CallQualitySchema>;

/** Measured seconds of one hour, by level. */
export const QualityHourSchema = z.object({
  good: z.number().int(),
  fair: z.number().int(),
  poor: z.number().int(),
  lost: z.number().int(),
});
export type QualityHour = z.infer<typeof QualityHourSchema>;

/** The last seven days of calls, by hour, and which calls suffered most. */
export const QualityWeekSchema = z.object({
  /** When the first hour began; the last one is the present hour. */
  from: InstantSchema,
  /** Null: nothing was measured in that hour. */
  hours: z.array(QualityHourSchema.nullable()).min(WEEK_HOURS).max(WEEK_HOURS),
  worst: firstOf(
    z.object({
      callId: IdSchema,
      at: InstantSchema,
      /** Who had the bad line. */
      role: ParticipantRoleSchema,
      siteName: NameTextSchema,
      measuredS: z.number().int(),
      /** Of these, seconds at `poor` or `lost`. */
      sufferedS: z.number().int(),
    }),
    MAX_WORST_CALLS,
  ),
});
export type QualityWeek = z.infer<typeof QualityWeekSchema>;
