import { z } from 'zod';
import { IdSchema } from '../../common.js';

/** One `requestId` per wish of a person; the same one again is the same request (SPEC O2). */
export const PlaceRequestSchema = z.strictObject({ requestId: IdSchema });

/** `revision` is the version that the person saw (SPEC O3). */
export const PlaceEditSchema = PlaceRequestSchema.extend({ revision: z.number().int().min(1) });
