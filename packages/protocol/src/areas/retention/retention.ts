import { z } from 'zod';
import { InstantSchema } from '../../common.js';
import { upTo } from '../../page.js';
import { JobStateSchema } from '../jobs/job.js';

/** What is erased after its time, in the order in which it is done: a call's record goes after what belongs to it. */
export const RetentionKindSchema = z.enum([
  /** Numbers to call back, from when they were called back. */
  'callback_numbers',
  /** An agent's notes, from the end of the call. */
  'call_notes',
  /** Form and papers of an intake that became no application, from the end of its last call. */
  'unfinished_intakes',
  /** Call, timeline and people in it, from the end of the call; sums stay. */
  'call_records',
  /** Sessions of staff, from their end. */
  'sign_ins',
  /** Commands to terminals with what they reported, from their end. */
  'commands',
]);
export type RetentionKind = z.infer<typeof RetentionKindSchema>;

/** Why a batch was erased: its time was over, or the person asked for it. */
export const ErasureKindSchema = z.enum([...RetentionKindSchema.options, 'person_request']);
export type ErasureKind = z.infer<typeof ErasureKindSchema>;

/** Proof that a batch was erased: what it was is nowhere in it. */
export const ErasureSchema = z.object({
  id: z.number().int(),
  at: InstantSchema,
  kind: ErasureKindSchema,
  /** Days that the rule gave then; null: a person asked for it. */
  keepDays: z.number().int().nullable(),
  items: z.number().int().min(1),
  /** When the oldest and the newest of them ended. */
  oldest: InstantSchema,
  newest: InstantSchema,
  /** Of the ids in order, hex. */
  sha256: z.string().max(64),
});
export type Erasure = z.infer<typeof ErasureSchema>;

/** One rule, and how far it is kept to. */
export const RetentionRuleSchema = z.object({
  kind: RetentionKindSchema,
  keepDays: z.number().int().min(1),
  /** How many are over their time now; the next run erases them. */
  due: z.number().int().min(0),
  /** When the oldest of them ended; null: none is due. */
  oldestDue: InstantSchema.nullable(),
  /** How many were ever erased by this rule, and when last. */
  erased: z.number().int().min(0),
  lastErasedAt: InstantSchema.nullable(),
});
export type RetentionRule = z.infer<typeof RetentionRuleSchema>;

/** How long this service keeps what, and what it erased. */
export const RetentionSchema = z.object({
  rules: z.array(RetentionRuleSchema).max(20),
  /** Batches that were erased, the latest first. */
  erasures: upTo(ErasureSchema),
  /** The last run; null: there was none in the time for which jobs are kept. */
  lastRun: z.object({ state: JobStateSchema, at: InstantSchema }).nullable(),
  /** When the next run is due, at the earliest. */
  nextRunAt: InstantSchema,
});
export type Retention = z.infer<typeof RetentionSchema>;
