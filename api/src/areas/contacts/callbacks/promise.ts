import { openingAt } from '@falink/client';
import type { CallbackPromise, OpeningHours } from '@falink/protocol';

const MINUTE_MS = 60_000;

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
  const within = { kind: 'within', minutes } as const;
  if (!hours) return isStaffed ? within : null;
  const isOpen = openingAt(hours, nowMs).state === 'open';
  if (isStaffed && !isOpen) return within;
  // Open, and nobody there: when somebody comes is not known.
  if (!isStaffed && isOpen) return null;
  const { state, next } = openingAt(hours, isStaffed ? nowMs + minutes * MINUTE_MS - 1 : nowMs);
  if (state === 'open') return within;
  return next && { kind: 'from', at: new Date(`${next.date}T${next.from}:00+08:00`).toISOString() };
}

/** Until when the promise is to be kept. */
export function promisedBy(promise: CallbackPromise, minutes: number, nowMs: number): Date {
  return new Date((promise.kind === 'from' ? Date.parse(promise.at) : nowMs) + minutes * MINUTE_MS);
}
