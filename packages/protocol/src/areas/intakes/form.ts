import { AID_MATTERS, AID_MEANS } from '@falink/legal-rules/vocabulary';
import { z } from 'zod';
import { PhoneSchema } from '../../common.js';
import { isIdentityNumber } from './identity-number.js';

/** @see AID_MATTERS */
export const AidMatterSchema = z.enum(AID_MATTERS);
export type { AidMatter } from '@falink/legal-rules/vocabulary';

/** @see AID_MEANS */
export const AidMeansSchema = z.enum(AID_MEANS);

/** The legal-aid application form (法律援助申请表), filled by the officer, mirrored on the TV in large text. */
export const IntakeFormSchema = z.strictObject({
  name: z.string().trim().max(40),
  identityNumber: z
    .string()
    .trim()
    .toUpperCase()
    .refine((v) => v === '' || isIdentityNumber(v), 'identity_number'),
  phone: z.union([z.literal(''), PhoneSchema]),
  address: z.string().trim().max(200),
  matter: AidMatterSchema.nullable(),
  opponent: z.string().trim().max(100),
  facts: z.string().trim().max(4000),
  request: z.string().trim().max(1000),
  /** How means are shown (Art. 41, 42): the signed promise, or exempt with the reason. */
  means: AidMeansSchema.nullable(),
});
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
