import { z } from 'zod';
import { IdSchema, InstantSchema } from '../../common.js';
import { firstOf } from '../../text.js';
import { MAX_AREAS } from '../terminals/fleet-map.js';

/** Hours that a strip of a day has. */
export const AREA_HOURS = 24;

/** Which part of their time the terminals of each part of the map were at work, hour by hour. */
export const AreaHoursSchema = z.object({
  /** When the first of the 24 whole hours began; the last one is the latest that is summed up. */
  from: InstantSchema,
  /** The areas of the map that have terminals in service, by id. */
  areas: firstOf(
    z.object({
      id: IdSchema,
      /** Of each hour the measured minutes of all its terminals, of those they could have, 0 … 1; null: it had none yet. */
      shares: z.array(z.number().min(0).max(1).nullable()).min(AREA_HOURS).max(AREA_HOURS),
    }),
    MAX_AREAS,
  ),
});
export type AreaHours = z.infer<typeof AreaHoursSchema>;
