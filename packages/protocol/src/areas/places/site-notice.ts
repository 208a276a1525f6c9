import { z } from 'zod';
import { DateSchema } from '../../common.js';
import { line, prose } from '../../text.js';

export const MAX_NOTICES = 20;
export const MAX_NOTICE_TITLE = 60;
export const MAX_NOTICE_TEXT = 1_000;

/** Something to be read at a place, from one date to another, both included. */
export const SiteNoticeSchema = z
  .strictObject({
    title: line(MAX_NOTICE_TITLE).min(1),
    /** Empty: the title says it all. */
    text: prose(MAX_NOTICE_TEXT),
    /** Null: at once. */
    from: DateSchema.nullable(),
    /** Null: until somebody takes it away. */
    until: DateSchema.nullable(),
  })
  .refine(({ from, until }) => from === null || until === null || until >= from, {
    path: ['until'],
    message: 'until_before_from',
  });
export type SiteNotice = z.infer<typeof SiteNoticeSchema>;
