import { z } from 'zod';
import { isIdentityNumber } from './identity-number.js';

/**
 * What an applicant identifies with: a resident identity card, a residence permit for people of Hong Kong, Macao and
 * Taiwan, their travel permits (回乡证, 台胞证), a foreigner's permanent residence card, a passport, or nothing yet.
 */
export const IdentityDocumentSchema = z.enum([
  'resident',
  'hmt_residence',
  'hm_travel',
  'tw_travel',
  'permanent_residence',
  'passport',
  'none',
]);
export type IdentityDocument = z.infer<typeof IdentityDocumentSchema>;

/** The longest number of any document. */
export const MAX_DOCUMENT_NUMBER = 20;

const SHAPES: Readonly<Record<IdentityDocument, (number: string) => boolean>> = {
  resident: isIdentityNumber,
  // 公安部 2018: 810000, 820000 or 830000, then as a resident's number.
  hmt_residence: (number) => /^8[123]0000/.test(number) && isIdentityNumber(number),
  // H or M and eight digits; the booklets before 2013 have two more for the issue.
  hm_travel: (number) => /^[HM]\d{8}(\d{2})?$/.test(number),
  // Eight digits; older booklets have ten, or a letter at either end.
  tw_travel: (number) => /^[A-Z]?\d{7,10}[A-Z]?$/.test(number),
  // Cards before 2023: three letters and twelve digits. Since then 18, beginning with 9.
  permanent_residence: (number) =>
    /^[A-Z]{3}\d{12}$/.test(number) || (number.startsWith('9') && isIdentityNumber(number)),
  // Every state writes its own; the machine-readable zone (ICAO 9303) has nine characters, some have more in print.
  passport: (number) => /^(?=.*\d)[A-Z0-9]{5,20}$/.test(number),
  none: () => false,
};

/** Whether a number, tidied, is one that this kind of document can have. Lenient where its issuer is. */
export function isDocumentNumber(document: IdentityDocument, number: string): boolean {
  return SHAPES[document](number);
}
