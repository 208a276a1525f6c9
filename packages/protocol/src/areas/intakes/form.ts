import { AID_MATTERS, AID_MEANS } from '@falink/legal-rules/vocabulary';
import { z } from 'zod';
import { MAX_NAME, MAX_TYPED_NUMBER, PhoneSchema } from '../../common.js';
import { tidyNumber } from '../../number-text.js';
import { cutText, line, prose } from '../../text.js';
import { changedIn } from '../../versions/marks.js';
import { isIdentityNumber } from './identity-number.js';

/** @see AID_MATTERS */
export const AidMatterSchema = z.enum(AID_MATTERS);
export type { AidMatter } from '@falink/legal-rules/vocabulary';

/** @see AID_MEANS */
export const AidMeansSchema = z.enum(AID_MEANS);

/** The form as televisions of version 1 read it: with shorter names. */
const MAX_NAME_BEFORE = 40;
function formBefore(form: z.infer<typeof Form>): object {
  return { ...form, name: cutText(form.name, MAX_NAME_BEFORE) };
}

const Form = z.strictObject({
  name: line(MAX_NAME),
  identityNumber: z
    .string()
    .max(MAX_TYPED_NUMBER)
    .overwrite(tidyNumber)
    .refine((v) => v === '' || isIdentityNumber(v), 'identity_number'),
  phone: z.union([z.literal(''), PhoneSchema]),
  address: line(200),
  matter: AidMatterSchema.nullable(),
  opponent: line(100),
  facts: prose(4000).trim(),
  request: prose(1000).trim(),
  /** How means are shown (Art. 41, 42): the signed promise, or exempt with the reason. */
  means: AidMeansSchema.nullable(),
});

/** The legal-aid application form (法律援助申请表), filled by the officer, mirrored on the TV in large text. */
export const IntakeFormSchema = changedIn(2, Form, formBefore);
export type IntakeForm = z.infer<typeof IntakeFormSchema>;

export const EMPTY_INTAKE_FORM: IntakeForm = {
  name: '',
  identityNumber: '',
  phone: '',
  address: '',
  matter: null,
  opponent: '',
  facts: '',
  request: '',
  means: null,
};

/** What must be filled before the officer can accept. */
export const REQUIRED_FORM_FIELDS = ['name', 'identityNumber', 'phone', 'matter', 'facts', 'request', 'means'] as const;
