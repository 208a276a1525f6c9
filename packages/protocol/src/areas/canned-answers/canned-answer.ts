import { z } from 'zod';
import { CategorySchema, IdSchema, InstantSchema, NameTextSchema } from '../../common.js';
import { prose } from '../../text.js';

/** In use in one installation; more would not be found in a call. The database counts them. */
export const MAX_CANNED_ANSWERS = 200;
export const MAX_CANNED_ANSWER_CHARACTERS = 500;

const WordsSchema = prose(MAX_CANNED_ANSWER_CHARACTERS).min(1);

/** What somebody writes of one. */
export const CannedAnswerTextSchema = z.strictObject({
  category: CategorySchema,
  zh: WordsSchema,
  /** Null: the Chinese words are used in both languages. */
  en: WordsSchema.nullable(),
});
export type CannedAnswerText = z.infer<typeof CannedAnswerTextSchema>;

/** Words that lawyers say often, ready to be put into the notes of a call. They name nobody. */
export const CannedAnswerSchema = z.object({
  ...CannedAnswerTextSchema.shape,
  id: IdSchema,
  editedBy: z.object({ id: IdSchema, name: NameTextSchema }),
  editedAt: InstantSchema,
  /** Grows with every change. */
  revision: z.number().int(),
});
export type CannedAnswer = z.infer<typeof CannedAnswerSchema>;
