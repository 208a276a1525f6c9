import { z } from 'zod';
import { InstantSchema } from '../../common.js';
import { line } from '../../text.js';
import { SomeTargetValuesSchema, TARGET_SETTINGS, TargetSettingSchema } from './settings.js';
import { TargetRevisionSchema } from './target.js';

/**
 * Why a television does not run a setting. `unsupported`: this box cannot; `failed`: it tried; `unknown`: it knows no such
 * thing, a channel for example.
 */
export const TargetFailureSchema = z.strictObject({
  setting: TargetSettingSchema,
  reason: z.enum(['unsupported', 'failed', 'unknown']),
  /** The box's own words, for who repairs it. */
  detail: line(200),
});
export type TargetFailure = z.infer<typeof TargetFailureSchema>;

/** A name that a television gives its report; the service compares it and hands it back, and reads nothing in it. */
export const ReportDigestSchema = z.string().regex(/^[0-9a-z-]{1,64}$/);

const SOME = TARGET_SETTINGS.length;

/** What a television runs, as it says itself. */
export const TargetReportSchema = z.strictObject({
  digest: ReportDigestSchema,
  /** The target that it has applied; null: none yet. */
  revision: TargetRevisionSchema.nullable(),
  /** When it was applied, by the box's clock. */
  at: InstantSchema,
  /** The values in force there. */
  values: z.strictObject(SomeTargetValuesSchema.shape),
  /** Settings in which the resident chose otherwise. */
  chosen: z.array(TargetSettingSchema).max(SOME),
  failures: z.array(TargetFailureSchema).max(SOME),
  /** How loud it is now, 0 … 100. */
  volume: z.number().int().min(0).max(100),
  appVersion: line(40),
  /** Browser engine and its version. */
  engine: line(80),
});
export type TargetReport = z.infer<typeof TargetReportSchema>;

/** The last report of a terminal, as staff see it. */
export const ReportedSchema = TargetReportSchema.omit({ digest: true }).extend({
  /** When the service received it. */
  reportedAt: InstantSchema,
});
export type Reported = z.infer<typeof ReportedSchema>;
