import { z } from 'zod';
import { IdSchema, InstantSchema } from '../../common.js';
import { shown } from '../../text.js';

/** An emergency notice: takes the whole screen of every terminal that it is meant for, until its time is over. */
export const EmergencySchema = z.object({
  id: IdSchema,
  issuer: shown(60),
  issuedAt: InstantSchema,
  headline: shown(40),
  body: shown(200),
  /** What to do, at most three short sentences. */
  points: z.array(shown(60)).max(3),
  /** When the screen returns without a key press. */
  endsAt: InstantSchema,
});
export type Emergency = z.infer<typeof EmergencySchema>;
