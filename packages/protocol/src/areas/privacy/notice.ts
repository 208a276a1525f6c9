import { z } from 'zod';
import { TextSchema } from '../../common.js';

/** Who reads the notice, and where: in a household, in a community room, on a phone or at a desk. */
export const PrivacyAudienceSchema = z.enum(['home', 'room', 'web']);
export type PrivacyAudience = z.infer<typeof PrivacyAudienceSchema>;

/** Made from the whole text: a notice with another word in it is another version. */
export const PrivacyVersionSchema = z.string().regex(/^[0-9a-f]{16}$/);

const MAX_SENTENCES = 5;
const MAX_SECTIONS = 12;
const MAX_PARAGRAPHS = 12;

/** 个人信息处理告知: what is done with whose data, by whom, for how long, and what the person can do about it. */
export const PrivacyNoticeSchema = z.object({
  version: PrivacyVersionSchema,
  title: TextSchema,
  /** The first page, in plain sentences. */
  summary: z.array(TextSchema).min(1).max(MAX_SENTENCES),
  /** The whole, under headings. */
  sections: z
    .array(z.object({ title: TextSchema, paragraphs: z.array(TextSchema).min(1).max(MAX_PARAGRAPHS) }))
    .max(MAX_SECTIONS),
});
export type PrivacyNotice = z.infer<typeof PrivacyNoticeSchema>;
