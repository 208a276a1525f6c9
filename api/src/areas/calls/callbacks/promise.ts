import { shanghaiDay, shanghaiParts } from '@falink/client';
import type { CallbackPromise, OpeningHours } from '@falink/protocol';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A centre that opens on none of so many days has not said when it opens. */
const LOOK_AHEAD_DAYS = 60;

/** What a centre's promise is made of. */
export interface PromiseTerms {
  /** How soon the centre calls back, as it is configured; null: it promises nothing. */
  readonly minutes: number | null;
  /** When it is open; null: nobody has said. */
  readonly hours: OpeningHours | null;
  readonly isStaffed: boolean;
}

/**
 * When somebody who leaves a number now is called back: within the configured minutes while somebody is on duty and the
 * centre does not close before; otherwise once it opens again; null when that is not known (SPEC C15).
 */
export function promiseOf({ minutes, hours, isStaffed }: PromiseTerms, nowMs: number): CallbackPromise | null {
  if (minutes === null) return null;
  const open = hours && stretches(hours, nowMs).find(({ from, to }) => from <= nowMs && nowMs < to);
  if (isStaffed && (!open || nowMs + minutes * MINUTE_MS <= open.to)) return { kind: 'within', minutes };
  if (!hours || (open && !isStaffed)) return null;
  const next = stretches(hours, nowMs).find(({ from }) => from > nowMs);
  return next ? { kind: 'from', at: new Date(next.from).toISOString() } : null;
}

/** Until when the promise is to be kept. */
export function promisedBy(promise: CallbackPromise, minutes: number, nowMs: number): Date {
  return new Date((promise.kind === 'from' ? Date.parse(promise.at) : nowMs) + minutes * MINUTE_MS);
}

/** When the centre is open from the day of `nowMs` on, in order. What goes on after midnight is one stretch. */
function stretches({ week, exceptions }: OpeningHours, nowMs: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let ahead = 0; ahead < LOOK_AHEAD_DAYS; ahead += 1) {
    const date = shanghaiDay(nowMs + ahead * DAY_MS);
    const midnight = Date.parse(`${date}T00:00:00+08:00`);
    const weekday = (shanghaiParts(midnight).weekday + 6) % 7;
    const open = exceptions.find((day) => day.date === date)?.open ?? week[weekday] ?? [];
    for (const { from, to } of open) {
      const begins = midnight + msOfDay(from);
      const last = found.at(-1);
      if (last && last.to === begins) last.to = midnight + msOfDay(to);
      else found.push({ from: begins, to: midnight + msOfDay(to) });
    }
  }
  return found;
}

function msOfDay(clock: string): number {
  const [hour, minute] = clock.split(':');
  return (Number(hour) * 60 + Number(minute)) * MINUTE_MS;
}
