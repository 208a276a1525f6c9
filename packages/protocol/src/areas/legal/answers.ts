import { SUPPLIES } from '@falink/legal-rules/vocabulary';
import { z } from 'zod';
import { DateSchema, TextSchema, WordSchema } from '../../common.js';

/** Yuan with two decimals, e.g. `3100.00`. */
const AmountSchema = z
  .string()
  .max(40)
  .regex(/^\d+\.\d{2}$/);
/** Steps, citations, papers of one answer. */
const MAX_ITEMS = 200;
const RangeSchema = z.object({ min: AmountSchema, max: AmountSchema });

const FigureUsedSchema = z.object({
  parameterId: WordSchema,
  from: DateSchema,
  lastChecked: DateSchema,
  unverified: z.boolean(),
});

/** What every answer of the legal rules carries: never a bare yes, no or number. */
export const ReasonsShape = {
  ruleId: WordSchema,
  citations: z.array(TextSchema).max(MAX_ITEMS).readonly(),
  steps: z.array(TextSchema).max(MAX_ITEMS).readonly(),
};

export const CalculationSchema = z.object({
  ...ReasonsShape,
  calculator: WordSchema,
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
    .max(MAX_ITEMS)
    .readonly(),
  figures: z.array(FigureUsedSchema).max(MAX_ITEMS).readonly(),
  notes: z.array(TextSchema).max(MAX_ITEMS).readonly(),
});

/** What the Legal Aid Law says to a matter and a person, as far as the answers go. */
export const EligibilitySchema = z.object({
  ...ReasonsShape,
  outcome: WordSchema,
  /** No answer that is still open could change the outcome. */
  certain: z.boolean(),
  /** Every outcome that the answers leave possible, best first. */
  possible: z.array(WordSchema).max(MAX_ITEMS).readonly(),
  /** What would narrow it, in the order of asking. */
  missing: z.array(WordSchema).max(MAX_ITEMS).readonly(),
  title: TextSchema,
  summary: TextSchema,
  /** Where else to go. */
  referrals: z
    .array(z.object({ id: WordSchema, name: TextSchema, what: TextSchema }))
    .max(MAX_ITEMS)
    .readonly(),
  /** Art. 44: aid may come before the review. */
  emergency: z.boolean(),
  figures: z.array(FigureUsedSchema).max(MAX_ITEMS).readonly(),
  /** Always shown with the result: people decide. */
  disclaimer: TextSchema,
  checklist: z
    .array(
      z.object({
        id: WordSchema,
        name: TextSchema,
        note: TextSchema.nullable(),
        supply: z.enum(SUPPLIES),
        required: z.boolean(),
        onlyIf: TextSchema.nullable(),
        citation: TextSchema,
      }),
    )
    .max(MAX_ITEMS)
    .readonly(),
});
