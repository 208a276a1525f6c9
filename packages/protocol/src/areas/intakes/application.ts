import type { CaseStatus } from '@falink/legal-rules/vocabulary';
import { z } from 'zod';
import {
  DateSchema,
  IdSchema,
  InstantSchema,
  MAX_OFFICIAL_NUMBER,
  NameTextSchema,
  PhoneTextSchema,
} from '../../common.js';
import { shown } from '../../text.js';
import { AidMatterSchema, AidMeansSchema } from './form.js';
import { IdentityDocumentSchema } from './identity-document.js';

/** The receipt (受理回执), shown once with its query code; afterwards the code is stored only as a hash. */
export const ReceiptSchema = z.object({
  applicationId: IdSchema,
  /** 云河援申〔2026〕00001号 */
  number: shown(MAX_OFFICIAL_NUMBER),
  /** Eight characters without look-alikes, to follow the application without an account. */
  queryCode: z.string().max(20),
  acceptedAt: InstantSchema,
  /** Asia/Shanghai calendar date by whose end the decision is due (法律援助法 Art. 43: seven days). */
  decisionDue: DateSchema,
  /** True when the holidays of that year are not known yet. */
  provisional: z.boolean(),
  /** Where the QR on the TV leads. */
  followUrl: z.url().max(2_000),
});
export type Receipt = z.infer<typeof ReceiptSchema>;

/** The statuses of a case that this version puts on the wire: words of CASE_STATUSES. */
export const ApplicationStatusSchema = z.enum(['accepted'] as const satisfies readonly CaseStatus[]);

export const ApplicationSchema = z.object({
  id: IdSchema,
  number: shown(MAX_OFFICIAL_NUMBER),
  applicantName: NameTextSchema,
  identityDocument: IdentityDocumentSchema,
  /** Empty without a document. */
  identityMasked: shown(40),
  phoneMasked: PhoneTextSchema,
  matter: AidMatterSchema,
  means: AidMeansSchema.nullable(),
  status: ApplicationStatusSchema,
  siteName: NameTextSchema,
  officerName: NameTextSchema,
  acceptedAt: InstantSchema,
  decisionDue: DateSchema,
  provisional: z.boolean(),
  /** Calendar days left by the Shanghai date; negative when overdue. */
  daysLeft: z.number().int(),
  papers: z.number().int(),
});
export type Application = z.infer<typeof ApplicationSchema>;
