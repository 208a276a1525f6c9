import {
  type AgentStatus,
  isAnswered,
  isOpen,
  isWaiting,
  type OnAir,
  type Overview,
  type StaffCall,
} from '@falink/protocol';
import { upsert, upsertNewer, without } from './upsert.js';

type UpTo<T> = { items: T[]; total: number };

/** A list of the snapshot after a change; `next` is made from its items. */
function changed<T>({ items, total }: UpTo<T>, next: T[]): UpTo<T> {
  return { items: next, total: total + next.length - items.length };
}

/** Deltas of the console socket on the overview's snapshot. Applications are counted: they are asked for again. */
export const overviewDelta = {
  call: ({ calls, ...o }: Overview, c: StaffCall): Overview => ({
    ...o,
    calls: changed(calls, isOpen(c.state) ? upsertNewer(calls.items, c) : without(calls.items, c.id, (x) => x.id)),
  }),
  agent: (o: Overview, a: AgentStatus): Overview => ({ ...o, agents: upsert(o.agents, a, (x) => x.staffId) }),
  onAir: (o: Overview, a: OnAir): Overview => ({ ...o, onAir: upsert(o.onAir, a, (x) => x.channelId) }),
};

/** Calls that wait for an answer, the longest first. */
export function queueOf(calls: readonly StaffCall[]): StaffCall[] {
  return calls.filter((c) => isWaiting(c.state)).sort((a, b) => Date.parse(a.queuedAt) - Date.parse(b.queuedAt));
}

/** Calls with both ends in the room, the longest first. */
export function talkingOf(calls: readonly StaffCall[]): StaffCall[] {
  return calls
    .filter((c) => isAnswered(c.state))
    .sort((a, b) => Date.parse(a.answeredAt ?? a.queuedAt) - Date.parse(b.answeredAt ?? b.queuedAt));
}

/** How long a call has lasted, ms: from the first media (or the answer) to its end or now. */
export function talkMs(call: StaffCall, nowMs: number): number {
  const start = call.activeAt ?? call.answeredAt;
  if (start === null) return 0;
  return Math.max(0, (call.endedAt === null ? nowMs : Date.parse(call.endedAt)) - Date.parse(start));
}

/** How long a call waited, ms, by the server's clock: final once answered or ended. */
export function waitedMs(call: StaffCall, nowMs: number): number {
  return isWaiting(call.state) ? Math.max(call.waitMs, nowMs - Date.parse(call.queuedAt)) : call.waitMs;
}
