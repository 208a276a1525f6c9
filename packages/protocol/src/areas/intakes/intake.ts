import { z } from 'zod';
import { IdSchema, InstantSchema, MAX_OFFICIAL_NUMBER, NameTextSchema } from '../../common.js';
import { shown } from '../../text.js';
import { IntakeFormSchema } from './form.js';
import { MAX_PAPERS, PaperSchema } from './paper.js';

export const IntakeStepSchema = z.enum(['identity', 'documents', 'read_aloud', 'confirm', 'accepted']);
export type IntakeStep = z.infer<typeof IntakeStepSchema>;

export const IntakeSchema = z.object({
  id: IdSchema,
  /** Grows with every change of the intake or its papers. News with a lower number than what is known is old. */
  revision: z.number().int().positive(),
  callId: IdSchema,
  step: IntakeStepSchema,
  form: IntakeFormSchema,
  version: z.number().int(),
  papers: z.array(PaperSchema).max(MAX_PAPERS),
  identityCheckedAt: InstantSchema.nullable(),
  readAloudAt: InstantSchema.nullable(),
  /** When the resident pressed the key on camera. */
  confirmedAt: InstantSchema.nullable(),
  closedAt: InstantSchema.nullable(),
  application: z.object({ id: IdSchema, number: shown(MAX_OFFICIAL_NUMBER) }).nullable(),
});
export type Intake = z.infer<typeof IntakeSchema>;

/** How long an intake that its call left unfinished can be continued at the same terminal, in hours. */
export const CONTINUE_WITHIN_HOURS = 24;

/** What a terminal leaves unfinished in a day, at most. */
export const MAX_INTERRUPTED = 20;

/** An intake that ended before it was accepted: enough to ask whether this is the same person, and no more. */
export const InterruptedIntakeSchema = z.object({
  id: IdSchema,
  endedAt: InstantSchema,
  /** 王**; empty when no name was typed yet. */
  nameMasked: NameTextSchema,
  /** Required fields that are filled. */
  filled: z.number().int(),
  /** Papers with at least one page. */
  papers: z.number().int(),
});
export type InterruptedIntake = z.infer<typeof InterruptedIntakeSchema>;
