import { z } from 'zod';
import { DateSchema, IdSchema, InstantSchema, PhoneSchema } from '../common.js';
import { route } from '../contract.js';

const Id = z.object({ id: IdSchema });

/** Matters of Art. 31 and 32 of the Legal Aid Law (法律援助法) that the form offers. */
export const AidMatterSchema = z.enum([
  'state_compensation',
  'social_insurance',
  'pension',
  'maintenance',
  'labour_remuneration',
  'capacity',
  'personal_injury',
  'environment',
  'martyrs',
  'good_samaritan',
  'retrial_compensation',
  'abuse',
  'other',
]);
export type AidMatter = z.infer<typeof AidMatterSchema>;

/** Checks an 18-digit resident identity number: digits, birth date and check digit (GB 11643-1999). */
export function isIdentityNumber(value: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) return false;
  const [year, month, day] = [value.slice(6, 10), value.slice(10, 12), value.slice(12, 14)];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return false;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(value[i]), 0);
  return '10X98765432'[sum % 11] === value[17];
}

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
  means: z.enum(['statement', 'exempt_migrant_worker', 'exempt_no_income', 'exempt_assistance', 'no_limit']).nullable(),
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

export const IntakeStepSchema = z.enum(['identity', 'documents', 'read_aloud', 'confirm', 'accepted']);
export type IntakeStep = z.infer<typeof IntakeStepSchema>;

export const CaptureKindSchema = z.enum(['identity_front', 'identity_back', 'person', 'document']);

/** One paper asked for: requested by the officer, captured in the room, reviewed by the officer. */
export const PaperSchema = z.object({
  id: IdSchema,
  kind: CaptureKindSchema,
  label: z.string(),
  state: z.enum(['requested', 'received', 'accepted', 'retake', 'later']),
  pages: z.array(
    z.object({
      id: IdSchema,
      capturedAt: InstantSchema,
      width: z.number().int(),
      height: z.number().int(),
      bytes: z.number().int(),
      sha256: z.string(),
    }),
  ),
});
export type Paper = z.infer<typeof PaperSchema>;

export const IntakeSchema = z.object({
  id: IdSchema,
  /** Grows with every change of the intake or its papers. News with a lower number than what is known is old. */
  revision: z.number().int().positive(),
  callId: IdSchema,
  step: IntakeStepSchema,
  form: IntakeFormSchema,
  version: z.number().int(),
  papers: z.array(PaperSchema),
  identityCheckedAt: InstantSchema.nullable(),
  readAloudAt: InstantSchema.nullable(),
  /** When the resident pressed the key on camera. */
  confirmedAt: InstantSchema.nullable(),
  closedAt: InstantSchema.nullable(),
  application: z.object({ id: IdSchema, number: z.string() }).nullable(),
});
export type Intake = z.infer<typeof IntakeSchema>;

/** How long an intake that its call left unfinished can be continued at the same terminal, in hours. */
export const CONTINUE_WITHIN_HOURS = 24;

/** An intake that ended before it was accepted: enough to ask whether this is the same person, and no more. */
export const InterruptedIntakeSchema = z.object({
  id: IdSchema,
  endedAt: InstantSchema,
  /** 王**; empty when no name was typed yet. */
  nameMasked: z.string(),
  /** Required fields that are filled. */
  filled: z.number().int(),
  /** Papers with at least one page. */
  papers: z.number().int(),
});
export type InterruptedIntake = z.infer<typeof InterruptedIntakeSchema>;

/** The receipt (受理回执), shown once with its query code; afterwards the code is stored only as a hash. */
export const ReceiptSchema = z.object({
  applicationId: IdSchema,
  /** 云河援申〔2026〕00001号 */
  number: z.string(),
  /** Eight characters without look-alikes, to follow the application without an account. */
  queryCode: z.string(),
  acceptedAt: InstantSchema,
  /** Asia/Shanghai calendar date by whose end the decision is due (法律援助法 Art. 43: seven days). */
  decisionDue: DateSchema,
  /** True when the holidays of that year are not known yet. */
  provisional: z.boolean(),
  /** Where the QR on the TV leads. */
  followUrl: z.url(),
});
export type Receipt = z.infer<typeof ReceiptSchema>;

export const ApplicationSchema = z.object({
  id: IdSchema,
  number: z.string(),
  applicantName: z.string(),
  identityMasked: z.string(),
  phoneMasked: z.string(),
  matter: AidMatterSchema,
  means: IntakeFormSchema.shape.means,
  status: z.enum(['accepted']),
  siteName: z.string(),
  officerName: z.string(),
  acceptedAt: InstantSchema,
  decisionDue: DateSchema,
  provisional: z.boolean(),
  /** Calendar days left by the Shanghai date; negative when overdue. */
  daysLeft: z.number().int(),
  papers: z.number().int(),
});
export type Application = z.infer<typeof ApplicationSchema>;

export const intakeRoutes = {
  currentIntake: route({
    method: 'GET',
    path: '/api/v1/intakes/:id',
    auth: ['terminal', 'staff'],
    tag: 'intake',
    summary: 'An intake; the terminal sees its own',
    params: Id,
    response: IntakeSchema,
    errors: ['intake.unknown'],
  }),
  interruptedIntakes: route({
    method: 'GET',
    path: '/api/v1/intakes/:id/interrupted',
    auth: ['staff'],
    tag: 'intake',
    summary: 'What this terminal left unfinished within 24 hours and this intake could continue, latest first',
    params: Id,
    response: z.object({ interrupted: z.array(InterruptedIntakeSchema) }),
    errors: ['intake.unknown', 'call.not_yours'],
  }),
  continueIntake: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/continue',
    auth: ['staff'],
    tag: 'intake',
    summary: 'Go on with an unfinished intake: form and papers come over, identity and confirmation do not',
    params: Id,
    body: z.strictObject({ intakeId: IdSchema }),
    response: IntakeSchema,
    errors: ['intake.unknown', 'intake.closed', 'intake.begun', 'intake.not_interrupted', 'call.not_yours'],
  }),
  saveForm: route({
    method: 'PUT',
    path: '/api/v1/intakes/:id/form',
    auth: ['staff'],
    tag: 'intake',
    summary: 'The form as typed; mirrored on the TV. `version` is the one last seen.',
    params: Id,
    body: z.strictObject({ version: z.number().int(), form: IntakeFormSchema }),
    response: IntakeSchema,
    errors: ['intake.unknown', 'intake.closed', 'intake.stale'],
  }),
  requestPaper: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/papers',
    auth: ['staff'],
    tag: 'intake',
    summary: 'Ask the room for a paper: the TV shows the frame guide',
    params: Id,
    body: z.strictObject({ kind: CaptureKindSchema, label: z.string().trim().min(1).max(40) }),
    response: IntakeSchema,
    status: 201,
    errors: ['intake.unknown', 'intake.closed'],
  }),
  reviewPaper: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/papers/:paperId/review',
    auth: ['staff'],
    tag: 'intake',
    summary: 'Accept what was captured, or ask to take it again',
    params: z.object({ id: IdSchema, paperId: IdSchema }),
    body: z.strictObject({ decision: z.enum(['accepted', 'retake']) }),
    response: IntakeSchema,
    errors: ['intake.unknown', 'intake.closed', 'capture.unknown'],
  }),
  postponePaper: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/papers/:paperId/later',
    auth: ['terminal'],
    tag: 'intake',
    summary: 'This paper was not brought: to be sent later',
    params: z.object({ id: IdSchema, paperId: IdSchema }),
    response: IntakeSchema,
    errors: ['intake.unknown', 'intake.closed', 'capture.unknown'],
  }),
  uploadPage: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/papers/:paperId/pages',
    auth: ['terminal'],
    tag: 'intake',
    summary: 'A still from the room camera, as the body; re-encoded and encrypted at rest',
    params: z.object({ id: IdSchema, paperId: IdSchema }),
    binary: ['image/jpeg', 'image/png'],
    response: IntakeSchema,
    status: 201,
    errors: [
      'intake.unknown',
      'intake.closed',
      'capture.unknown',
      'capture.unreadable',
      'request.too_large',
      'request.media_type',
    ],
  }),
  checkIdentity: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/identity-checked',
    auth: ['staff'],
    tag: 'intake',
    summary: 'The officer compared the person on video with the captured card; no face recognition',
    params: Id,
    response: IntakeSchema,
    errors: ['intake.unknown', 'intake.closed', 'intake.incomplete'],
  }),
  readAloud: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/read-aloud',
    auth: ['staff'],
    tag: 'intake',
    summary: 'The form was read aloud; the TV now asks for confirmation',
    params: Id,
    response: IntakeSchema,
    errors: ['intake.unknown', 'intake.closed', 'intake.incomplete'],
  }),
  confirm: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/confirm',
    auth: ['terminal'],
    tag: 'intake',
    summary: 'The resident confirms on camera what was read (`version` is the one shown), or says it is not right',
    params: Id,
    body: z.strictObject({ version: z.number().int(), correct: z.boolean() }),
    response: IntakeSchema,
    errors: ['intake.unknown', 'intake.closed', 'intake.stale'],
  }),
  accept: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/accept',
    auth: ['staff'],
    tag: 'intake',
    summary: 'Accept the application: number, query code, receipt, decision clock',
    params: Id,
    body: z.strictObject({ version: z.number().int() }),
    response: ReceiptSchema,
    status: 201,
    errors: ['intake.unknown', 'intake.closed', 'intake.stale', 'intake.incomplete'],
  }),
  page: route({
    method: 'GET',
    path: '/api/v1/intakes/:id/pages/:pageId',
    auth: ['staff'],
    tag: 'intake',
    summary: 'A captured page, image/jpeg; the reading is audited',
    params: z.object({ id: IdSchema, pageId: IdSchema }),
    errors: ['intake.unknown', 'capture.unknown'],
  }),
  listApplications: route({
    method: 'GET',
    path: '/api/v1/applications',
    auth: ['staff'],
    tag: 'intake',
    summary: 'Applications in scope, by their clock',
    response: z.object({ applications: z.array(ApplicationSchema) }),
  }),
  follow: route({
    method: 'POST',
    path: '/api/v1/applications/follow',
    auth: ['public'],
    tag: 'intake',
    summary: 'Follow an application by number and query code; no personal data in the answer',
    body: z.strictObject({
      number: z.string().trim().min(1).max(60),
      queryCode: z.string().trim().toUpperCase().min(1).max(20),
    }),
    response: z.object({
      number: z.string(),
      status: z.enum(['accepted']),
      acceptedAt: InstantSchema,
      decisionDue: DateSchema,
      provisional: z.boolean(),
      daysLeft: z.number().int(),
    }),
    errors: ['application.unknown'],
  }),
} as const;
