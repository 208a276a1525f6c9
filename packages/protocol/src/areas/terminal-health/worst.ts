import { z } from 'zod';
import { IdSchema, InstantSchema, NameTextSchema } from '../../common.js';
import { TerminalKindSchema } from '../terminals/kind.js';

/** By what terminals are compared: standing pictures, frames that came too late, lost packets. */
export const HealthTroubleSchema = z.enum(['stalls', 'frames', 'loss']);
export type HealthTrouble = z.infer<typeof HealthTroubleSchema>;

/** A terminal with trouble in the last 24 hours that are summed up. */
export const TroubledTerminalSchema = z.object({
  id: IdSchema,
  name: NameTextSchema,
  kind: TerminalKindSchema,
  siteName: NameTextSchema,
  orgUnitName: NameTextSchema,
  stalls: z.number().int().min(0),
  stalledS: z.number().min(0),
  longFrames: z.number().int().min(0),
  worstFrameMs: z.number().min(0),
  /** Mean share of lost packets while in calls; null: no call. */
  loss: z.number().nullable(),
  /** The hour in which the trouble that is compared began, within those 24 hours. */
  since: InstantSchema,
});
export type TroubledTerminal = z.infer<typeof TroubledTerminalSchema>;
