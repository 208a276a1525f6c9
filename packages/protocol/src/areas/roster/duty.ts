import { z } from 'zod';
import { CategorySchema, InstantSchema, NameTextSchema } from '../../common.js';

/** Who is on duty at one moment; more are not shown to anybody. */
export const MAX_ON_DUTY = 200;
/** Who comes next. */
export const MAX_NEXT_ON_DUTY = 50;
/** How far ahead is looked for who comes next. */
export const NEXT_DUTY_DAYS = 7;

/** A planned time of somebody, as the public reads it: what the notice at the door of an office says. */
export const PlannedDutySchema = z.object({
  name: NameTextSchema,
  title: NameTextSchema,
  office: NameTextSchema,
  skills: z.array(CategorySchema).max(CategorySchema.options.length),
  /** Null: remote. */
  place: NameTextSchema.nullable(),
  startsAt: InstantSchema,
  endsAt: InstantSchema,
});
export type PlannedDuty = z.infer<typeof PlannedDutySchema>;

/** Who is planned to be on duty now, and who comes next; each by the beginning. */
export const PlannedDutiesSchema = z.object({
  now: z.array(PlannedDutySchema).max(MAX_ON_DUTY),
  next: z.array(PlannedDutySchema).max(MAX_NEXT_ON_DUTY),
});
export type PlannedDuties = z.infer<typeof PlannedDutiesSchema>;
