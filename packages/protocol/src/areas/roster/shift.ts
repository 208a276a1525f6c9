import { z } from 'zod';
import { CategorySchema, IdSchema, InstantSchema, NameTextSchema, OrgPathSchema } from '../../common.js';
import { RoleSchema } from '../staff/roles.js';

/** A shorter one is a slip of the hand. */
export const MIN_SHIFT_MINUTES = 15;
/** A longer one is two: nobody answers calls for longer than a day. */
export const MAX_SHIFT_MINUTES = 24 * 60;
export const ROSTER_DAYS = 7;
/** The shifts of one person in a roster's seven days: none overlaps another, and each has its shortest length. */
const MAX_SHIFTS_OF_PERSON = (ROSTER_DAYS * 24 * 60) / MIN_SHIFT_MINUTES + 1;

const MinuteSchema = InstantSchema.refine((at) => Date.parse(at) % 60_000 === 0, 'whole_minute');

/** What a planner enters of a shift. Over midnight and over the end of a month it goes on. */
export const ShiftDetailsSchema = z.strictObject({
  staffId: IdSchema,
  /** Where the person sits; null: anywhere, remote. */
  siteId: IdSchema.nullable(),
  startsAt: MinuteSchema,
  endsAt: MinuteSchema,
});
export type ShiftDetails = z.infer<typeof ShiftDetailsSchema>;

/** A time for which somebody is planned to answer. */
export const ShiftSchema = z.object({
  id: IdSchema,
  staffId: IdSchema,
  site: z.object({ id: IdSchema, name: NameTextSchema }).nullable(),
  startsAt: InstantSchema,
  endsAt: InstantSchema,
  /** Grows with every change. */
  revision: z.number().int(),
});
export type Shift = z.infer<typeof ShiftSchema>;

/** A person who can be planned, with what is planned in the roster's days. */
export const RosterRowSchema = z.object({
  person: z.object({
    id: IdSchema,
    displayName: NameTextSchema,
    title: NameTextSchema,
    roles: z.array(RoleSchema).max(RoleSchema.options.length),
    skills: z.array(CategorySchema).max(CategorySchema.options.length),
    orgPath: OrgPathSchema,
    /** False: disabled, or no longer answers calls; what is planned stands until somebody removes it. */
    isPlannable: z.boolean(),
  }),
  /** Those that touch one of the days, by their start. */
  shifts: z.array(ShiftSchema).max(MAX_SHIFTS_OF_PERSON),
});
export type RosterRow = z.infer<typeof RosterRowSchema>;

/** The shifts of one week that one request copies. */
export const MAX_COPIED_SHIFTS = 5_000;

/** Why a shift was not copied: the person has another then, it would be over, or person or place no longer takes one. */
export const NotCopiedReasonSchema = z.enum(['overlap', 'past', 'person', 'site']);

/** What became of copying a week. */
export const CopiedWeekSchema = z.object({
  copied: z.number().int().min(0),
  /** Shifts of the week that was copied. */
  notCopied: z.array(z.object({ shift: ShiftSchema, reason: NotCopiedReasonSchema })).max(MAX_COPIED_SHIFTS),
});
export type CopiedWeek = z.infer<typeof CopiedWeekSchema>;
