import { shanghaiDay } from '@falink/client';
import type { OpeningHours } from '@falink/protocol';

const DAYS_AHEAD = 31;
const DAY_MS = 86_400_000;

/** Hours with those exceptions only that a television needs to say when a place is open next. */
export function comingHours(hours: OpeningHours | null, nowMs: number): OpeningHours | null {
  if (!hours) return null;
  const [first, last] = [shanghaiDay(nowMs), shanghaiDay(nowMs + DAYS_AHEAD * DAY_MS)];
  return { ...hours, exceptions: hours.exceptions.filter(({ date }) => date >= first && date <= last) };
}
