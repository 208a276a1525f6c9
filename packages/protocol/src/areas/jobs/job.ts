import { z } from 'zod';
import { IdSchema, InstantSchema, NameTextSchema, TextSchema, WordSchema } from '../../common.js';

export const JobStateSchema = z.enum(['waiting', 'running', 'failed', 'done', 'dropped']);
export type JobState = z.infer<typeof JobStateSchema>;

/** Work that outlives a request, as staff see it. What it works on stays in the service. */
export const JobSchema = z.object({
  id: IdSchema,
  /** Its name in the code: `stories.render`. */
  name: WordSchema,
  title: TextSchema,
  /** What this one is about. */
  subject: TextSchema,
  state: JobStateSchema,
  /** Attempts begun, the present one among them. */
  attempts: z.number().int(),
  maxAttempts: z.number().int(),
  /** Why the last attempt failed; null: none has, or the job is done. */
  reason: TextSchema.nullable(),
  /** Share of the present attempt that is done, 0 to 1; 1 when the job is done. */
  progress: z.number().min(0).max(1),
  /** What it is doing. */
  note: TextSchema.nullable(),
  /** Display name of the member of staff who asked for it; null: the service itself did. */
  askedBy: NameTextSchema.nullable(),
  createdAt: InstantSchema,
  /** While it waits: when the next attempt may begin. */
  dueAt: InstantSchema,
  /** Begin of the last attempt. */
  startedAt: InstantSchema.nullable(),
  /** When it was done, dropped, or had failed for the last time. */
  finishedAt: InstantSchema.nullable(),
  /** Whether operators may run it again when it has failed. */
  repeatable: z.boolean(),
  /** Whether operators may drop it while it waits or when it has failed. */
  droppable: z.boolean(),
  /** Grows with every change; see SPEC J4. */
  revision: z.number().int(),
});
export type Job = z.infer<typeof JobSchema>;
