import { shanghaiDay, shanghaiTimeOfDayMs } from '@falink/client';
import type { StaffCall } from '@falink/protocol';
import { talkMs } from './overview.js';

/** GB/T 33358-2016: a call is to be answered within 15 s. */
export const ANSWER_TARGET_MS = 15_000;

export interface Today {
  readonly answered: number;
  readonly answeredWithin: number;
  /** Null when no call was finished yet. */
  readonly averageTalkMs: number | null;
  /** Ids of those whose outcome is missing, the oldest first. */
  readonly missingOutcome: readonly string[];
  readonly bars: readonly { readonly id: string; readonly startMs: number; readonly endMs: number }[];
}

/** A call waits less than this: one that was queued before midnight may be answered today. */
const LONGEST_WAIT_MS = 3_600_000;

/** Whether my calls, newest first, hold everything of the day of `nowMs`. */
export function reachesYesterday(calls: readonly StaffCall[], nowMs: number): boolean {
  const oldest = calls.at(-1);
  return oldest !== undefined && shanghaiDay(Date.parse(oldest.queuedAt) + LONGEST_WAIT_MS) < shanghaiDay(nowMs);
}

/** What came of an intake is its application. */
export function lacksOutcome(call: StaffCall): boolean {
  return call.kind === 'consultation' && call.answeredAt !== null && call.endedAt !== null && call.outcome === null;
}

/** My day in numbers, from my own calls: Asia/Shanghai calendar day of `nowMs`. */
export function todayOf(calls: readonly StaffCall[], nowMs: number): Today {
  const day = shanghaiDay(nowMs);
  const mine = calls.filter((c) => c.answeredAt !== null && shanghaiDay(Date.parse(c.answeredAt)) === day);
  // Who is called by this desk waits for nobody.
  const came = mine.filter((c) => c.origin !== 'desk');
  const finished = mine.filter((c) => c.endedAt !== null);
  const talked = finished.map((c) => talkMs(c, nowMs));
  return {
    answered: came.length,
    answeredWithin: came.filter((c) => c.waitMs <= ANSWER_TARGET_MS).length,
    averageTalkMs: talked.length > 0 ? talked.reduce((a, b) => a + b, 0) / talked.length : null,
    missingOutcome: finished
      .filter(lacksOutcome)
      .map((c) => c.id)
      .reverse(),
    bars: mine.map((c) => {
      const startMs = shanghaiTimeOfDayMs(Date.parse(c.answeredAt ?? c.queuedAt));
      const end = c.endedAt === null ? nowMs : Date.parse(c.endedAt);
      return { id: c.id, startMs, endMs: Math.max(startMs, shanghaiTimeOfDayMs(end)) };
    }),
  };
}

const HOUR_MS = 3_600_000;

/** The hours that the day's strip shows: 8 to 18, or wider when there were calls outside. */
export function hoursShown(bars: Today['bars'], nowOfDayMs: number): { from: number; to: number } {
  const starts = bars.map((b) => Math.floor(b.startMs / HOUR_MS));
  const ends = bars.map((b) => Math.ceil(b.endMs / HOUR_MS));
  const now = nowOfDayMs / HOUR_MS;
  return { from: Math.min(8, Math.floor(now), ...starts), to: Math.max(18, Math.ceil(now), ...ends) };
}
