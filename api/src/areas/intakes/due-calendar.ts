import { DUE_CALENDAR_DAYS, type Due, type DueCalendar, dueOf } from '@falink/protocol';
import type { DueDay } from './queries/due-days.js';

/** The calendar out of every day on which something is due. */
export function dueCalendar(days: readonly DueDay[]): DueCalendar {
  const { past, ahead } = DUE_CALENDAR_DAYS;
  const counts: Record<Due, number> = { overdue: 0, today: 0, soon: 0, normal: 0 };
  for (const { daysLeft, count } of days) counts[dueOf(daysLeft)] += count;
  return {
    total: sum(days),
    counts,
    days: days.filter(({ daysLeft }) => daysLeft >= -past && daysLeft < ahead),
    earlier: sum(days.filter(({ daysLeft }) => daysLeft < -past)),
    later: sum(days.filter(({ daysLeft }) => daysLeft >= ahead)),
  };
}

function sum(days: readonly DueDay[]): number {
  return days.reduce((total, { count }) => total + count, 0);
}
