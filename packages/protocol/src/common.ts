import { z } from 'zod';

export const IdSchema = z.uuid();
/** The parameters of a path that names one thing, `/…/:id`. */
export const IdParamsSchema = z.object({ id: IdSchema });
/** An instant, ISO 8601 in UTC with milliseconds, always by the database's clock. */
export const InstantSchema = z.iso.datetime({ offset: true });
/** A calendar date in Asia/Shanghai, YYYY-MM-DD. */
export const DateSchema = z.iso.date();
export const LocaleSchema = z.enum(['zh-CN', 'en']);
export type Locale = z.infer<typeof LocaleSchema>;
/** A text that people read, in both languages. */
export const TextSchema = z.object({ zh: z.string(), en: z.string() });
export type Text = z.infer<typeof TextSchema>;

/** A Chinese telephone number as pressed on a remote: a mobile, or a land line with or without its area code. */
export const PhoneSchema = z.string().regex(/^(1[3-9]\d{9}|0\d{2,3}[2-9]\d{6,7}|[2-9]\d{6,7})$/, 'phone');

/** Matters a call can be about. Skills of staff use the same words; `uncategorised` is nobody's special skill. */
export const CategorySchema = z.enum([
  'uncategorised',
  'labour',
  'work_injury',
  'family',
  'housing',
  'traffic',
  'lending',
  'minors',
  'elderly',
  'other',
]);
export type Category = z.infer<typeof CategorySchema>;

/** The district of an org unit's path: its first label. */
export function districtOf(orgPath: string): string {
  const [district = orgPath] = orgPath.split('.');
  return district;
}
