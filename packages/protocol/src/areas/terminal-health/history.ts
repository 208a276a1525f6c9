import { z } from 'zod';
import { InstantSchema } from '../../common.js';

/** The most points of one answer: a chart has no more pixels to show. */
export const MAX_HEALTH_POINTS = 500;

/** How finely measurements are kept: the shorter, the shorter they stay. */
export const HealthLevelSchema = z.enum(['minute', 'hour', 'day']);
export type HealthLevel = z.infer<typeof HealthLevelSchema>;

/** A measured value over a point's time. The least and the greatest are of whole minutes. */
export const HealthGaugeSchema = z.object({ min: z.number(), avg: z.number(), max: z.number() });
export type HealthGauge = z.infer<typeof HealthGaugeSchema>;

/** What a terminal measured within one step. Shares are 0 to 1; null: the box does not say. */
export const HealthPointSchema = z.object({
  /** Minutes with a measurement. */
  minutes: z.number().int().min(1),
  cpu: HealthGaugeSchema.nullable(),
  busy: HealthGaugeSchema.nullable(),
  heapBytes: HealthGaugeSchema.nullable(),
  textureBytes: HealthGaugeSchema.nullable(),
  /** `p95`: at most this in 95 of 100 minutes, rounded up to a limit of the classes that are kept. */
  rttMs: HealthGaugeSchema.extend({ p95: z.number() }).nullable(),
  loss: HealthGaugeSchema.nullable(),
  storage: HealthGaugeSchema.nullable(),
  longFrames: z.number().int().min(0),
  worstFrameMs: z.number().min(0),
  stalls: z.number().int().min(0),
  stalledS: z.number().min(0),
  /** Minutes in which the box said that there is no camera, no microphone. */
  withoutCamera: z.number().int().min(0),
  withoutMicrophone: z.number().int().min(0),
});
export type HealthPoint = z.infer<typeof HealthPointSchema>;

/** A terminal's measurements over a time, in steps of one length. */
export const HealthHistorySchema = z.object({
  /** Where the first step begins; the others follow. */
  from: InstantSchema,
  to: InstantSchema,
  stepS: z.number().int().min(60),
  /** What it was read from. */
  level: HealthLevelSchema,
  /** One a step; null: nothing was measured, the terminal was off or its history is no longer kept. */
  points: z.array(HealthPointSchema.nullable()).max(MAX_HEALTH_POINTS),
});
export type HealthHistory = z.infer<typeof HealthHistorySchema>;
