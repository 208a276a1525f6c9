import { FIGURE_LEVELS, OVERRIDE_TYPES } from '@falink/legal-rules/vocabulary';
import { z } from 'zod';
import { DateSchema, IdSchema, InstantSchema, NameTextSchema, TextSchema, WordSchema } from '../../common.js';

/** What a provincial figure may be replaced by: decimal strings. */
export const OverrideValueSchema = z.union([
  z.string().max(40),
  z.strictObject({ min: z.string().max(40), max: z.string().max(40) }),
]);

/** A district's figure in the place of its province's. */
export const OverrideSchema = z.object({
  id: IdSchema,
  parameterId: WordSchema,
  from: DateSchema,
  value: OverrideValueSchema,
  citation: TextSchema,
  lastChecked: DateSchema,
  setAt: InstantSchema,
  setBy: NameTextSchema,
});
export type Override = z.infer<typeof OverrideSchema>;

/** A figure of the law in force today in one district. */
export const FigureSchema = z.object({
  parameterId: WordSchema,
  name: TextSchema,
  unit: TextSchema,
  level: z.enum(FIGURE_LEVELS),
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
  override: z.object({ type: z.enum(OVERRIDE_TYPES), min: z.string().max(40), max: z.string().max(40) }).nullable(),
});
export type Figure = z.infer<typeof FigureSchema>;
