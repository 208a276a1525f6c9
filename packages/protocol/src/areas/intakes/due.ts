import { z } from 'zod';
import { DateSchema } from '../../common.js';

/** How near the end of an application's time is, by calendar days in Asia/Shanghai. */
export const DueSchema = z.enum(['overdue', 'today', 'soon', 'normal']);
export type Due = z.infer<typeof DueSchema>;

/** The calendar days that are left, both ends included; null: without an end. */
export const DUE_DAYS: Readonly<Record<Due, { readonly from: number | null; readonly to: number | null }>> = {
  overdue: { from: null, to: -1 },
  today: { from: 0, to: 0 },
  soon: { from: 1, to: 3 },
  normal: { from: 4, to: null },
};

/** @param daysLeft calendar days; negative when overdue */
export function dueOf(daysLeft: number): Due {
  return DueSchema.options.find((due) => daysLeft <= (DUE_DAYS[due].to ?? daysLeft)) ?? 'normal';
}

export const DueCountsSchema = z.record(DueSchema, z.number().int().min(0));

/** The days in the calendar: so many before today, and so many from today on. */
export const DUE_CALENDAR_DAYS = { past: 14, ahead: 60 } as const;

/** How many applications are due when. */
export const DueCalendarSchema = z.object({
  total: z.number().int().min(0),
  counts: DueCountsSchema,
  /** Days on which something is due, in order, within {@link DUE_CALENDAR_DAYS}. */
  days: z
    .array(z.object({ date: DateSchema, daysLeft: z.number().int(), count: z.number().int().min(1) }))
    .max(DUE_CALENDAR_DAYS.past + DUE_CALENDAR_DAYS.ahead + 1),
  /** Due before the first day of the calendar, and after the last. */
  earlier: z.number().int().min(0),
  later: z.number().int().min(0),
});
export type DueCalendar = z.infer<typeof DueCalendarSchema>;
