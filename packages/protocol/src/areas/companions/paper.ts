import { z } from 'zod';
import { IdSchema, NameTextSchema } from '../../common.js';
import { CaptureKindSchema, MAX_PAPER_PAGES } from '../intakes/paper.js';

/** A paper as the phone that photographs it needs it: what is asked for, and nothing of the application. */
export const CompanionPaperSchema = z.object({
  id: IdSchema,
  kind: CaptureKindSchema,
  label: NameTextSchema,
  /** How many there are. */
  pages: z.number().int().min(0).max(MAX_PAPER_PAGES),
  /** The officer waits for it. False: further pages may follow. */
  wanted: z.boolean(),
  /** Number and id of the one page that is to be taken again; null: another page, or the whole paper. */
  again: z.object({ n: z.number().int().min(1), id: IdSchema }).nullable(),
});
export type CompanionPaper = z.infer<typeof CompanionPaperSchema>;

/** What a page that a phone sends is for. */
export const CompanionPageParamsSchema = z.object({ companionId: IdSchema, paperId: IdSchema });

export const CompanionPaperAnswerSchema = z.object({
  /** Null: nothing is to be photographed now. */
  paper: CompanionPaperSchema.nullable(),
});
export type CompanionPaperAnswer = z.infer<typeof CompanionPaperAnswerSchema>;
