import { z } from 'zod';
import { DateSchema } from '../../common.js';
import { line } from '../../text.js';

const MAX_INTERVALS = 6;
const MAX_EXCEPTIONS = 100;
const DAYS = 7;

/** Each interval begins when the one before is over, or later. */
export function inOrder(
  intervals: readonly { readonly from: string; readonly to: string }[],
  ctx: z.RefinementCtx,
): void {
  for (const [i, interval] of intervals.entries()) {
    const before = intervals[i - 1];
    if (before && interval.from < before.to) ctx.addIssue({ code: 'custom', path: [i, 'from'], message: 'overlaps' });
  }
}

/** A stretch of one day, `HH:MM` in Asia/Shanghai. The end of the day is `24:00`; the night goes on in the next day. */
export const OpenIntervalSchema = z
  .strictObject({
    from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time'),
    to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'time'),
  })
  .refine(({ from, to }) => to > from, { path: ['to'], message: 'ends_before_begin' });
export type OpenInterval = z.infer<typeof OpenIntervalSchema>;

/** When a place is open on one day, in order and without overlap; empty: closed. */
export const DayHoursSchema = z.array(OpenIntervalSchema).max(MAX_INTERVALS).superRefine(inOrder);

/** The week from Monday, and dates on which it is different: holidays, rest days that are worked. */
export const OpeningHoursSchema = z.strictObject({
  week: z.array(DayHoursSchema).min(DAYS).max(DAYS),
  exceptions: z
    .array(z.strictObject({ date: DateSchema, open: DayHoursSchema, note: line(60) }))
    .max(MAX_EXCEPTIONS)
    .superRefine((days, ctx) => {
      const seen = new Set<string>();
      for (const [i, { date }] of days.entries()) {
        if (seen.has(date)) ctx.addIssue({ code: 'custom', path: [i, 'date'], message: 'repeated' });
        seen.add(date);
      }
    }),
});
export type OpeningHours = z.infer<typeof OpeningHoursSchema>;
