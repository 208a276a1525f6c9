import { z } from 'zod';
import { CategorySchema, IdSchema, InstantSchema, NameTextSchema, PhoneTextSchema } from '../../common.js';
import { since } from '../../versions/marks.js';
import { CallbackPromiseSchema } from './callback-promise.js';

/** How long a number stays with the person who opened it, in minutes. */
export const CALLBACK_CLAIM_MINUTES = 60;

export const CallbackSchema = z.object({
  id: IdSchema,
  /** Masked: 138****1234. The full number is read by a route of its own, which is audited. */
  phoneMasked: PhoneTextSchema,
  category: CategorySchema,
  /** Where the number was left; it can be rung instead (SPEC K11). Null: it was left in a browser. */
  terminal: z.object({ id: IdSchema, name: NameTextSchema }).nullable(),
  /** The site of the terminal; of a browser, the org unit at which it came in. */
  placeName: NameTextSchema,
  /** When it was first left. */
  requestedAt: InstantSchema,
  /** How often the same number was left and nobody has called it. */
  times: z.number().int().min(1),
  /** Until when it was promised to be called; null: nothing was promised. */
  promisedBy: InstantSchema.nullable(),
  state: z.enum(['open', 'done']),
  /** Who is calling back, and until when nobody else can; null: nobody is. */
  claim: z.object({ staffId: IdSchema, name: NameTextSchema, until: InstantSchema }).nullable(),
  doneAt: InstantSchema.nullable(),
  doneBy: NameTextSchema.nullable(),
});
export type Callback = z.infer<typeof CallbackSchema>;

/** A number that was kept, and when it is called. */
export const PromisedNumberSchema = z.object({
  id: IdSchema,
  phoneMasked: PhoneTextSchema,
  promise: since(2, CallbackPromiseSchema.nullable()),
});
export type PromisedNumber = z.infer<typeof PromisedNumberSchema>;
