import { AID_MATTERS, AID_MEANS } from '@falink/legal-rules/vocabulary';
import { z } from 'zod';
import { MAX_NAME, MAX_TYPED_NUMBER, PhoneSchema } from '../../common.js';
import { tidyNumber } from '../../number-text.js';
import { cutText, line, prose } from '../../text.js';
import { changedIn } from '../../versions/marks.js';
import { IdentityDocumentSchema, isDocumentNumber, MAX_DOCUMENT_NUMBER } from './identity-document.js';
import { isIdentityNumber } from './identity-number.js';

/** @see AID_MATTERS */
export const AidMatterSchema = z.enum(AID_MATTERS);
export type { AidMatter } from '@falink/legal-rules/vocabulary';

/** @see AID_MEANS */
export const AidMeansSchema = z.enum(AID_MEANS);

/** The longest account of what happened, and the longest request. */
export const MAX_FACTS = 4_000;
export const MAX_REQUEST = 1_000;

/** The form as televisions of version 1 read it: they know resident identity numbers only, and shorter names. */
const MAX_NAME_BEFORE = 40;
function formBefore({ identityDocument: _, identityReason: __, ...form }: z.infer<typeof Form>): object {
  return {
    ...form,
    name: cutText(form.name, MAX_NAME_BEFORE),
    identityNumber: isIdentityNumber(form.identityNumber) ? form.identityNumber : '',
  };
}

const Form = z
  .strictObject({
    name: line(MAX_NAME),
    /** Forms from before there was a choice are of resident identity cards. */
    identityDocument: IdentityDocumentSchema.default('resident'),
    /** The number of the document, tidied. */
    identityNumber: z.string().max(MAX_TYPED_NUMBER).overwrite(tidyNumber).max(MAX_DOCUMENT_NUMBER),
    /** Why there is no document, and how the person is known otherwise. */
    identityReason: line(200).default(''),
    phone: z.union([z.literal(''), PhoneSchema]),
    address: line(200),
    matter: AidMatterSchema.nullable(),
    opponent: line(100),
    facts: prose(MAX_FACTS).trim(),
    request: prose(MAX_REQUEST).trim(),
    /** How means are shown (Art. 41, 42): the signed promise, or exempt with the reason. */
    means: AidMeansSchema.nullable(),
  })
  .superRefine(({ identityDocument, identityNumber }, context) => {
    if (identityNumber === '' || isDocumentNumber(identityDocument, identityNumber)) return;
    context.addIssue({ code: 'custom', path: ['identityNumber'], message: 'identity_number' });
  });

/** The legal-aid application form (法律援助申请表), filled by the officer, mirrored on the TV in large text. */
export const IntakeFormSchema = changedIn(2, Form, formBefore);
export type IntakeForm = z.infer<typeof IntakeFormSchema>;

export const EMPTY_INTAKE_FORM: IntakeForm = {
  name: '',
  identityDocument: 'resident',
  identityNumber: '',
  identityReason: '',
  phone: '',
  address: '',
  matter: null,
  opponent: '',
  facts: '',
  request: '',
  means: null,
};

/** What must be filled before the officer can accept, in the order of the form (SPEC I4). */
export function requiredFields({ identityDocument }: Pick<IntakeForm, 'identityDocument'>) {
  const identity = identityDocument === 'none' ? 'identityReason' : 'identityNumber';
  return ['name', identity, 'phone', 'matter', 'facts', 'request', 'means'] as const;
}
export type RequiredField = ReturnType<typeof requiredFields>[number];

/** Required fields that are still empty, in the order of the form. */
export function emptyFields(form: IntakeForm): RequiredField[] {
  return requiredFields(form).filter((field) => form[field] === null || form[field] === '');
}
