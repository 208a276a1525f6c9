import { z } from 'zod';
import { CategorySchema, IdSchema, InstantSchema } from '../../common.js';

export const CallbackSchema = z.object({
  id: IdSchema,
  /** Masked: 138****1234. The full number is read by a route of its own, which is audited. */
  phoneMasked: z.string(),
  category: CategorySchema,
  siteName: z.string(),
  requestedAt: InstantSchema,
  state: z.enum(['open', 'done']),
  doneAt: InstantSchema.nullable(),
  doneBy: z.string().nullable(),
});
export type Callback = z.infer<typeof CallbackSchema>;
