import { z } from 'zod';
import { LocaleSchema, WordSchema } from '../../common.js';
import { since } from '../../versions/marks.js';
import { inOrder, OpenIntervalSchema } from '../places/opening-hours.js';

const PercentSchema = z.number().int().min(0).max(100);
const DAYS = 7;
const MAX_INTERVALS = 6;

/** How loud a television is when it starts, and how far the remote leads from there: 0 … 100. */
export const VolumeTargetSchema = z
  .strictObject({ default: PercentSchema, min: PercentSchema, max: PercentSchema })
  .refine((volume) => volume.min <= volume.default, { path: ['min'], message: 'above_default' })
  .refine((volume) => volume.default <= volume.max, { path: ['max'], message: 'below_default' });
export type VolumeTarget = z.infer<typeof VolumeTargetSchema>;

/** Which language the pages have; `locked`: the resident does not choose another one. */
export const LocaleTargetSchema = z.strictObject({ value: LocaleSchema, locked: z.boolean() });

/** Large letters and simpler pages; `locked`: the resident does not choose otherwise. */
export const ElderTargetSchema = z
  .strictObject({
    value: z.boolean(),
    locked: z.boolean(),
    /** Larger still, for people who see very little. A television that does not know it shows large letters. */
    largest: since(2, z.literal(true).optional()),
  })
  .refine(({ value, largest }) => value || !largest, { path: ['largest'], message: 'without_value' });

/** The screen is on in these intervals of a day, each with its brightness; off at any other time (SPEC R7). */
export const ScreenDaySchema = z
  .array(OpenIntervalSchema.safeExtend({ brightness: PercentSchema }))
  .max(MAX_INTERVALS)
  .superRefine(inOrder);
export type ScreenDay = z.infer<typeof ScreenDaySchema>;

/** The week from Monday, in Asia/Shanghai. */
export const ScreenTargetSchema = z.strictObject({ week: z.array(ScreenDaySchema).min(DAYS).max(DAYS) });
export type ScreenTarget = z.infer<typeof ScreenTargetSchema>;

/** Minutes without a key until the notice of the place takes a quiet page's turn; 0: never (SPEC R8). */
export const ScreensaverTargetSchema = z.number().int().min(0).max(240);

/** What a television offers and a place may switch off. Hotline, settings and emergencies are always there. */
export const FEATURES = [
  'call',
  'callback',
  'legal_aid',
  'intake',
  'library',
  'calculators',
  'notice',
  'follow',
] as const;
export type Feature = (typeof FEATURES)[number];

/** Every setting that a place or a terminal can give, with its shape. */
export const TARGET_SHAPE = {
  channel: WordSchema,
  volume: VolumeTargetSchema,
  locale: LocaleTargetSchema,
  elder: ElderTargetSchema,
  screen: ScreenTargetSchema,
  screensaver: ScreensaverTargetSchema,
  feature_call: z.boolean(),
  feature_callback: z.boolean(),
  feature_legal_aid: z.boolean(),
  feature_intake: z.boolean(),
  feature_library: z.boolean(),
  feature_calculators: z.boolean(),
  feature_notice: z.boolean(),
  feature_follow: z.boolean(),
} as const;

/** All settings of a television. */
export const TargetValuesSchema = z.object(TARGET_SHAPE);
export type TargetValues = z.infer<typeof TargetValuesSchema>;

/** Some of them. */
export const SomeTargetValuesSchema = TargetValuesSchema.partial();
export type SomeTargetValues = z.infer<typeof SomeTargetValuesSchema>;

export const TARGET_SETTINGS = Object.keys(TARGET_SHAPE) as readonly TargetSetting[];
export type TargetSetting = keyof typeof TARGET_SHAPE;
export const TargetSettingSchema = z.enum(TARGET_SETTINGS as [TargetSetting, ...TargetSetting[]]);

/** Whether a television offers this. */
export function offers(values: SomeTargetValues, feature: Feature): boolean {
  return values[`feature_${feature}`] !== false;
}

const ALWAYS_ON: ScreenDay = [{ from: '00:00', to: '24:00', brightness: 100 }];

/** What holds where nobody has given a value; the channel is then that of the district. */
export const TARGET_DEFAULTS: Omit<TargetValues, 'channel'> = {
  volume: { default: 100, min: 0, max: 100 },
  locale: { value: 'zh-CN', locked: false },
  elder: { value: true, locked: false },
  screen: { week: Array.from({ length: DAYS }, () => ALWAYS_ON) },
  screensaver: 10,
  feature_call: true,
  feature_callback: true,
  feature_legal_aid: true,
  feature_intake: true,
  feature_library: true,
  feature_calculators: true,
  feature_notice: true,
  feature_follow: true,
};
