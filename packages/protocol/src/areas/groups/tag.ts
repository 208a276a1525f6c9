import { z } from 'zod';
import { tidyLine } from '../../text.js';

const MAX_TAG_CHARACTERS = 32;
/** So many tags may a terminal carry (SPEC G1). */
export const MAX_TAGS = 10;

/** A word that people put on terminals: in NFKC, so that full-width and plain letters are one word, without commas. */
export const TagSchema = z
  .string()
  .overwrite((text) => tidyLine(text).normalize('NFKC').replace(/\s+/gu, ' ').trim())
  .min(1)
  .max(MAX_TAG_CHARACTERS)
  .regex(/^[^,]*$/, 'tag');

/** A tag as it is shown. */
export const TagTextSchema = z.string().max(MAX_TAG_CHARACTERS);

/** A tag that terminals in scope carry. */
export const TagUseSchema = z.object({
  tag: TagTextSchema,
  /** Terminals in service. */
  terminals: z.number().int(),
});
export type TagUse = z.infer<typeof TagUseSchema>;
