import { z } from 'zod';
import { DateSchema, IdSchema, InstantSchema, TextSchema } from '../common.js';
import { route } from '../contract.js';

/** Yuan with two decimals, e.g. `3100.00`. */
const AmountSchema = z.string().regex(/^\d+\.\d{2}$/);
const RangeSchema = z.object({ min: AmountSchema, max: AmountSchema });

const FigureUsedSchema = z.object({
  parameterId: z.string(),
  from: DateSchema,
  lastChecked: DateSchema,
  unverified: z.boolean(),
});

/** What every answer of the legal rules carries: never a bare yes, no or number. */
const ReasonsShape = {
  ruleId: z.string(),
  citations: z.array(TextSchema).readonly(),
  steps: z.array(TextSchema).readonly(),
};

export const CalculationSchema = z.object({
  ...ReasonsShape,
  calculator: z.string(),
  label: TextSchema,
  /** Null exactly when `range` is set: the province may choose within one and has not. */
  total: AmountSchema.nullable(),
  range: RangeSchema.nullable(),
  items: z
    .array(
      z.object({
        label: TextSchema,
        amount: AmountSchema.nullable(),
        range: RangeSchema.nullable(),
        per: TextSchema.optional(),
      }),
    )
    .readonly(),
  figures: z.array(FigureUsedSchema).readonly(),
  notes: z.array(TextSchema).readonly(),
});

/** What the Legal Aid Law says to a matter and a person, as far as the answers go. */
export const EligibilitySchema = z.object({
  ...ReasonsShape,
  outcome: z.string(),
  /** No answer that is still open could change the outcome. */
  certain: z.boolean(),
  /** Every outcome that the answers leave possible, best first. */
  possible: z.array(z.string()).readonly(),
  /** What would narrow it, in the order of asking. */
  missing: z.array(z.string()).readonly(),
  title: TextSchema,
  summary: TextSchema,
  /** Where else to go. */
  referrals: z.array(z.object({ id: z.string(), name: TextSchema, what: TextSchema })).readonly(),
  /** Art. 44: aid may come before the review. */
  emergency: z.boolean(),
  figures: z.array(FigureUsedSchema).readonly(),
  /** Always shown with the result: people decide. */
  disclaimer: TextSchema,
  checklist: z
    .array(
      z.object({
        id: z.string(),
        name: TextSchema,
        note: TextSchema.nullable(),
        supply: z.enum(['form', 'bring', 'promise', 'lookup']),
        required: z.boolean(),
        onlyIf: TextSchema.nullable(),
        citation: TextSchema,
      }),
    )
    .readonly(),
});

/** What to enter: names, bounds and choices are data of the legal rules, not of this contract. */
const EnteredSchema = z
  .record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean(), z.null()]))
  .refine((entered) => Object.keys(entered).length <= 40, 'at most 40 fields');

/** The district whose own figures count; absent: the only one there is, else none. */
const DistrictSchema = z.strictObject({ district: z.string().max(60).optional() });

/** What a provincial figure may be replaced by: decimal strings. */
export const OverrideValueSchema = z.union([z.string().max(40), z.strictObject({ min: z.string(), max: z.string() })]);

/** A district's figure in the place of its province's. */
export const OverrideSchema = z.object({
  id: IdSchema,
  parameterId: z.string(),
  from: DateSchema,
  value: OverrideValueSchema,
  citation: TextSchema,
  lastChecked: DateSchema,
  setAt: InstantSchema,
  setBy: z.string(),
});
export type Override = z.infer<typeof OverrideSchema>;

/** A figure of the law as it stands today in one district. */
export const FigureSchema = z.object({
  parameterId: z.string(),
  name: TextSchema,
  unit: TextSchema,
  level: z.enum(['national', 'provincial']),
  /** Null: the province has not set it, or the district has not entered it. */
  shown: TextSchema.nullable(),
  from: DateSchema.nullable(),
  citation: TextSchema.nullable(),
  lastChecked: DateSchema.nullable(),
  unverified: z.boolean(),
  /** The district's own figure is in force. */
  overridden: z.boolean(),
  /** Somebody should look whether it still holds. */
  dueForCheck: z.boolean(),
  /** How the district may set it; null: a national figure, or one that only a new version of the rules changes. */
  override: z
    .object({ type: z.enum(['amount', 'percent', 'amount_range']), min: z.string(), max: z.string() })
    .nullable(),
});
export type Figure = z.infer<typeof FigureSchema>;

const FigureErrors = ['legal.date_before_law', 'legal.value_not_set'] as const;
const FieldErrors = [
  'legal.field_missing',
  'legal.field_unknown',
  'legal.field_not_a_number',
  'legal.field_too_small',
  'legal.field_too_large',
  'legal.field_too_precise',
  'legal.field_not_a_date',
  'legal.field_unknown_choice',
  'legal.fields_contradict',
] as const;

export const legalRoutes = {
  listCalculators: route({
    method: 'GET',
    path: '/api/v1/legal/calculators',
    auth: ['public'],
    tag: 'legal',
    summary: 'The calculators, with a JSON schema of what each takes',
    response: z.object({
      calculators: z.array(
        z.object({
          id: z.string(),
          name: TextSchema,
          question: TextSchema,
          schema: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  }),
  calculate: route({
    method: 'POST',
    path: '/api/v1/legal/calculators/:id',
    auth: ['public'],
    tag: 'legal',
    summary: 'One calculation, with its steps and citations. Nothing is stored.',
    params: z.object({ id: z.string().max(60) }),
    query: DistrictSchema,
    body: EnteredSchema,
    response: CalculationSchema,
    errors: ['legal.unknown_calculator', ...FieldErrors, ...FigureErrors],
  }),
  eligibility: route({
    method: 'POST',
    path: '/api/v1/legal/eligibility',
    auth: ['public'],
    tag: 'legal',
    summary: 'Who may apply for legal aid, and with which papers. What is left out is not known; nothing is stored.',
    query: DistrictSchema,
    body: EnteredSchema,
    response: EligibilitySchema,
    errors: ['legal.field_unknown', 'legal.field_unknown_choice'],
  }),
  deadline: route({
    method: 'POST',
    path: '/api/v1/legal/deadlines',
    auth: ['public'],
    tag: 'legal',
    summary: 'The last day of a statutory time limit, in Asia/Shanghai, with the count',
    body: z.strictObject({
      rule: z.string().max(60),
      /** The event: a date, or an instant with its offset. */
      from: z.string().max(40),
      /** Only where a notice or the province says how long. */
      days: z.number().optional(),
      /** While supplements are awaited the clock stands still; `to` null: it still does. */
      pauses: z
        .array(z.strictObject({ from: z.string().max(40), to: z.string().max(40).nullable() }))
        .max(50)
        .optional(),
    }),
    response: z.object({
      ...ReasonsShape,
      /** False while supplements are awaited: then there is no last day yet. */
      running: z.boolean(),
      due: DateSchema.nullable(),
      /** When a limit in hours ends. */
      dueAt: z.string().nullable(),
      /** True: an announcement of holidays that could move it is not out yet. */
      provisional: z.boolean(),
    }),
    errors: ['legal.unknown_rule', ...FieldErrors, ...FigureErrors],
  }),
  rulebook: route({
    method: 'GET',
    path: '/api/v1/legal/rulebook',
    auth: ['public'],
    tag: 'legal',
    summary: "The district's own figures, for pages that compute by themselves",
    query: DistrictSchema,
    response: z.object({ today: DateSchema, overrides: z.array(OverrideSchema.omit({ setBy: true })) }),
  }),
  figures: route({
    method: 'GET',
    path: '/api/v1/legal/figures',
    auth: ['staff'],
    tag: 'legal',
    summary: 'Every figure in force with its source; those due for checking first',
    response: z.object({ today: DateSchema, figures: z.array(FigureSchema), overrides: z.array(OverrideSchema) }),
  }),
  checkFigure: route({
    method: 'POST',
    path: '/api/v1/legal/figures/:id/check',
    auth: ['staff'],
    tag: 'legal',
    summary: 'I looked: the figure still holds',
    params: z.object({ id: z.string().max(80) }),
    body: z.strictObject({ from: DateSchema }),
    response: FigureSchema,
    errors: ['legal.unknown_rule'],
  }),
  setOverride: route({
    method: 'POST',
    path: '/api/v1/legal/overrides',
    auth: ['staff'],
    tag: 'legal',
    summary: "Enter the district's figure from a date on",
    status: 201,
    body: z.strictObject({
      parameterId: z.string().max(80),
      from: DateSchema,
      value: OverrideValueSchema,
      /** The document it is written in. */
      source: z.string().trim().min(4).max(200),
    }),
    response: OverrideSchema,
    errors: ['legal.unknown_rule', 'legal.override_not_allowed', 'legal.override_exists', ...FieldErrors],
  }),
  withdrawOverride: route({
    method: 'DELETE',
    path: '/api/v1/legal/overrides/:id',
    auth: ['staff'],
    tag: 'legal',
    summary: "Withdraw a district's figure: the one before it is in force again",
    params: z.object({ id: IdSchema }),
    response: z.object({}),
    errors: ['legal.override_unknown'],
  }),
} as const;
