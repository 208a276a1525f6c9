import {
  type AgentStatus,
  type Application,
  isAnswered,
  isOpen,
  isWaiting,
  type OnAir,
  type Overview,
  type StaffCall,
  type Terminal,
} from '@falink/protocol';
import { upsert, upsertNewer, without } from './upsert.js';

/** Deltas of the console socket on the overview's snapshot. */
export const overviewDelta = {
  terminal: (o: Overview, t: Terminal): Overview => ({
    ...o,
    terminals: t.revokedAt ? without(o.terminals, t.id, (x) => x.id) : upsert(o.terminals, t, (x) => x.id),
  }),
  call: (o: Overview, c: StaffCall): Overview => ({
    ...o,
    calls: isOpen(c.state) ? upsertNewer(o.calls, c) : without(o.calls, c.id, (x) => x.id),
  }),
  agent: (o: Overview, a: AgentStatus): Overview => ({ ...o, agents: upsert(o.agents, a, (x) => x.staffId) }),
  application: (o: Overview, a: Application): Overview => ({
    ...o,
    applications: upsert(o.applications, a, (x) => x.id),
  }),
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
