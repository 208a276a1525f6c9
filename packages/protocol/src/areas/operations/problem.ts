import { z } from 'zod';
import { InstantSchema, WordSchema } from '../../common.js';

const MAX_PROBLEMS = 100;

/** What those who run the service have to put right; people are served all the same. */
export const ServiceProblemSchema = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('clock_skew'),
    /** `database`, or the id of an sfu. */
    of: WordSchema,
    /** By how much its clock is ahead of the api's; negative: behind. */
    seconds: z.number(),
  }),
  z.object({
    code: z.literal('privacy_notice'),
    /** The variables without which the notice names nobody who is responsible. */
    missing: z.array(WordSchema).max(10),
  }),
  z.object({
    code: z.literal('health_history'),
    /** Why what televisions measure is not kept, or not summed up. Heartbeats and calls do not depend on it. */
    why: z.enum(['disk_full', 'unavailable', 'refused', 'not_summed_up']),
    since: InstantSchema,
    /** Measurements that were dropped since then. */
    dropped: z.number().int().min(0),
  }),
]);
export type ServiceProblem = z.infer<typeof ServiceProblemSchema>;

export const ServiceProblemsSchema = z.object({ problems: z.array(ServiceProblemSchema).max(MAX_PROBLEMS) });
