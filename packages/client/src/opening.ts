import type { OpenInterval, OpeningHours } from '@falink/protocol';
import { shanghaiDay, shanghaiParts } from './shanghai.js';

const DAY_MS = 86_400_000;
/** As far as the service says which days are different. */
const DAYS_AHEAD = 31;
const SUNDAY_LAST = 6;

/** A place now: what its door says. */
export interface Opening {
  /** `later`: opens today; `break`: between two intervals of today; `over`: was open today; `closed`: not today. */
  readonly state: 'open' | 'later' | 'break' | 'over' | 'closed';
  /** Today's intervals. */
  readonly today: readonly OpenInterval[];
  /** Why today is different; empty where nobody said. */
  readonly note: string;
  /** When it opens next, while it is not open; null: not within a month. `days` from today. */
  readonly next: { readonly date: string; readonly days: number; readonly from: string } | null;
}

function dayOf(hours: OpeningHours, ms: number): { open: readonly OpenInterval[]; note: string; date: string } {
  const date = shanghaiDay(ms);
  const exception = hours.exceptions.find((day) => day.date === date);
  const { weekday } = shanghaiParts(ms);
  const usual = hours.week[weekday === 0 ? SUNDAY_LAST : weekday - 1] ?? [];
  return { open: exception?.open ?? usual, note: exception?.note ?? '', date };
}

/** Whether a place is open at `ms`, by the calendar and clock of Asia/Shanghai, and when it opens next. */
export function openingAt(hours: OpeningHours, ms: number): Opening {
  const { hour, minute } = shanghaiParts(ms);
  const now = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const { open: today, note } = dayOf(hours, ms);
  if (today.some(({ from, to }) => from <= now && now < to)) return { state: 'open', today, note, next: null };
  const next = nextAfter(hours, ms, now);
  const isOpenLater = next?.days === 0;
  const wasOpen = today.some(({ to }) => to <= now);
  const state = isOpenLater ? (wasOpen ? 'break' : 'later') : wasOpen ? 'over' : 'closed';
  return { state, today, note, next };
}

function nextAfter(hours: OpeningHours, ms: number, now: string): Opening['next'] {
  for (let days = 0; days <= DAYS_AHEAD; days += 1) {
    const { open, date } = dayOf(hours, ms + days * DAY_MS);
    const first = open.find(({ from }) => days > 0 || from > now);
    if (first) return { date, days, from: first.from };
  }
  return null;
}
