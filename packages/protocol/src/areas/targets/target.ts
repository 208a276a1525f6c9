import { z } from 'zod';
import { IdSchema, NameTextSchema } from '../../common.js';
import { SomeTargetValuesSchema, TARGET_SHAPE, type TargetSetting, TargetValuesSchema } from './settings.js';

/** Where a value comes from, from the farthest to the nearest (SPEC R1). */
export const TargetLevelSchema = z.enum(['default', 'root', 'district', 'street', 'village', 'site', 'terminal']);
export type TargetLevel = z.infer<typeof TargetLevelSchema>;

/** The place that gives a value; `default` and `root` are no place. */
export const TargetSourceSchema = z.object({
  level: TargetLevelSchema,
  id: IdSchema.nullable(),
  name: NameTextSchema.nullable(),
});
export type TargetSource = z.infer<typeof TargetSourceSchema>;

/** Hash of all values: the same values have the same one. */
export const TargetRevisionSchema = z.string().regex(/^[0-9a-f]{16}$/);

type EachSetting<S extends z.ZodType> = { readonly [Setting in TargetSetting]: S };
const each = <S extends z.ZodType>(schema: S): EachSetting<S> =>
  Object.fromEntries(Object.keys(TARGET_SHAPE).map((setting) => [setting, schema])) as EachSetting<S>;

/** The values that hold at a terminal, or for what is below a place, and where each comes from. */
export const EffectiveTargetSchema = z.object({
  revision: TargetRevisionSchema,
  values: TargetValuesSchema,
  from: z.object(each(TargetSourceSchema)),
});
export type EffectiveTarget = z.infer<typeof EffectiveTargetSchema>;

/** What is given at one place or terminal, and what would hold there without it. */
export const TargetHereSchema = z.object({
  /** What it leaves out it inherits. */
  own: SomeTargetValuesSchema,
  /** Grows with every change of `own`; 0: nothing was ever given here. */
  revision: z.number().int().min(0),
  inherited: z.object({ values: TargetValuesSchema, from: z.object(each(TargetSourceSchema)) }),
});
export type TargetHere = z.infer<typeof TargetHereSchema>;

/** The same with what is given right here; null: a television asks, which does not need it. */
export const TargetSchema = EffectiveTargetSchema.extend({ here: TargetHereSchema.nullable() });
export type Target = z.infer<typeof TargetSchema>;

/** Settings to give here; null: to inherit it. What is left out stays as it is. */
export const TargetChangeSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(TARGET_SHAPE).map(([setting, schema]) => [setting, schema.nullable().optional()]),
  ) as { readonly [Setting in TargetSetting]: z.ZodOptional<z.ZodNullable<(typeof TARGET_SHAPE)[Setting]>> },
);
export type TargetChange = z.infer<typeof TargetChangeSchema>;

/** What a change would reach. */
export const TargetReachSchema = z.object({
  /** Terminals in service here and below. */
  terminals: z.number().int().min(0),
  /** Those of them for which something changes. */
  changing: z.number().int().min(0),
  /** Those that keep at least one value, which is given nearer to them. */
  own: z.number().int().min(0),
});
export type TargetReach = z.infer<typeof TargetReachSchema>;
