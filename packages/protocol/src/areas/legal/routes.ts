import { z } from 'zod';
import { DateSchema, IdParamsSchema, TextSchema, WordSchema } from '../../common.js';
import { route } from '../../contract.js';
import { line } from '../../text.js';
import { CalculationSchema, EligibilitySchema, ReasonsShape } from './answers.js';
import { FigureSchema, OverrideSchema, OverrideValueSchema } from './figure.js';

const MAX_CALCULATORS = 100;
/** Figures in force, and a district's own: several times what the law has. */
const MAX_FIGURES = 2_000;

/** What to enter: names, bounds and choices are data of the legal rules, not of this contract. */
const EnteredSchema = z
  .record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean(), z.null()]))
  .refine((entered) => Object.keys(entered).length <= 40, 'at most 40 fields');

/** The district whose own figures count; absent: the only one there is, else none. */
const DistrictSchema = z.strictObject({ district: z.string().max(60).optional() });

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
      calculators: z
        .array(
          z.object({
            id: WordSchema,
            name: TextSchema,
            question: TextSchema,
            schema: z.record(z.string(), z.unknown()),
          }),
        )
        .max(MAX_CALCULATORS),
    }),
    errors: [],
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
    errors: ['legal.unknown_calculator', ...FieldErrors, ...FigureErrors, 'request.not_found'],
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
    errors: ['legal.field_unknown', 'legal.field_unknown_choice', 'request.not_found'],
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
      dueAt: z.string().max(40).nullable(),
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
    response: z.object({
      today: DateSchema,
      overrides: z.array(OverrideSchema.omit({ setBy: true })).max(MAX_FIGURES),
    }),
    errors: ['request.not_found'],
  }),
  figures: route({
    method: 'GET',
    path: '/api/v1/legal/figures',
    auth: ['staff'],
    tag: 'legal',
    summary: 'Every figure in force with its source; those due for checking first',
    response: z.object({
      today: DateSchema,
      figures: z.array(FigureSchema).max(MAX_FIGURES),
      overrides: z.array(OverrideSchema).max(MAX_FIGURES),
    }),
    errors: ['request.not_found'],
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
    errors: ['legal.unknown_rule', 'auth.out_of_scope', 'request.not_found'],
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
      source: line(200).min(4),
    }),
    response: OverrideSchema,
    errors: [
      'legal.unknown_rule',
      'legal.override_not_allowed',
      'legal.override_exists',
      ...FieldErrors,
      'auth.out_of_scope',
    ],
  }),
  withdrawOverride: route({
    method: 'DELETE',
    path: '/api/v1/legal/overrides/:id',
    auth: ['staff'],
    tag: 'legal',
    summary: "Withdraw a district's figure: the one before it is in force again",
    params: IdParamsSchema,
    response: z.object({}),
    errors: ['legal.override_unknown'],
  }),
} as const;
