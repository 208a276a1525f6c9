import { z } from 'zod';
import { InstantSchema } from '../../common.js';

/** When somebody who leaves a number now is called back (SPEC C15). */
export const CallbackPromiseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('within'), minutes: z.number().int() }),
  /** After the centre opens. */
  z.object({ kind: z.literal('from'), at: InstantSchema }),
]);
export type CallbackPromise = z.infer<typeof CallbackPromiseSchema>;
