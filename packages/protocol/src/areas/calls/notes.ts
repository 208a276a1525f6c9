import { z } from 'zod';
import { CategorySchema } from '../../common.js';
import { shown } from '../../text.js';
import { OutcomeCodeSchema } from './words.js';

/** The longest notes of a call. */
export const MAX_NOTES = 8_000;

/** What the agent of a call recorded of it, all of one version. */
export const CallNotesSchema = z.object({
  version: z.number().int(),
  notes: shown(MAX_NOTES),
  category: CategorySchema,
  outcome: OutcomeCodeSchema.nullable(),
});
export type CallNotes = z.infer<typeof CallNotesSchema>;
