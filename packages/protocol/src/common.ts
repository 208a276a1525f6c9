import { z } from 'zod';
import { tidyPhone } from './number-text.js';
import { shown } from './text.js';

export const IdSchema = z.uuid();
/** The parameters of a path that names one thing, `/…/:id`. */
export const IdParamsSchema = z.object({ id: IdSchema });
/** An instant, ISO 8601 in UTC with milliseconds, always by the database's clock. */
export const InstantSchema = z.iso.datetime({ offset: true });
/** A calendar date in Asia/Shanghai, YYYY-MM-DD. */
export const DateSchema = z.iso.date();
export const LocaleSchema = z.enum(['zh-CN', 'en']);
export type Locale = z.infer<typeof LocaleSchema>;
/** The longest text of ours that people read: a step of a calculation with its figures. */
const MAX_TEXT = 2_000;
/** A text that people read, in both languages. */
export const TextSchema = z.object({ zh: shown(MAX_TEXT), en: shown(MAX_TEXT) });
export type Text = z.infer<typeof TextSchema>;

/** The longest name of a person, a place or a thing: those of several peoples have more than 50 characters. */
export const MAX_NAME = 100;
/** A name as it is shown. What people enter has its own schema: `line(…)`. */
export const NameTextSchema = shown(MAX_NAME);
/** A telephone number, whole or masked, as it is shown. */
export const PhoneTextSchema = shown(40);
/** The official number of an application, or of something else with an office's name in it. */
export const MAX_OFFICIAL_NUMBER = 60;
/** A stable word of the code, the rules or the database. */
export const WordSchema = z.string().max(80);
/** What others made and we pass on: a credential, a nonce, a name of a media object. */
export const TokenSchema = z.string().max(4096);
/** Where something is, on this server or on another. */
export const AddressSchema = z.string().max(2_000);
/** The path of an org unit. */
export const OrgPathSchema = z.string().max(500);

/** A number as it is typed, with everything that is tidied away. */
export const MAX_TYPED_NUMBER = 60;

/** A Chinese telephone number, tidied: a mobile, or a land line with or without its area code. */
export const PhoneSchema = z
  .string()
  .max(MAX_TYPED_NUMBER)
  .overwrite(tidyPhone)
  .regex(/^(1[3-9]\d{9}|0\d{2,3}[2-9]\d{6,7}|[2-9]\d{6,7})$/, 'phone');

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
