import type { AgentState, AgentStatus, FleetMap, Overview, TerminalMark, TerminalState } from '@falink/protocol';
import type { AlarmFacts } from './wall-alarm.js';
import { areaStates } from './wall-map.js';

export const STATE_ORDER: readonly TerminalState[] = ['playing', 'on_call', 'waiting', 'idle', 'alert', 'offline'];

/** How many terminals are in each state. */
export function countStates(terminals: readonly TerminalMark[]): Record<TerminalState, number> {
  const counts: Record<TerminalState, number> = { playing: 0, on_call: 0, waiting: 0, idle: 0, alert: 0, offline: 0 };
  for (const terminal of terminals) counts[terminal.state] += 1;
  return counts;
}

/** The terminals of the map in numbers, as {@link alarmsOf} takes them. */
export function fleetFacts(fleet: FleetMap): Pick<AlarmFacts, 'fleet' | 'areas'> {
  const { items, total } = fleet.terminals;
  return { fleet: { total, offline: countStates(items).offline }, areas: areaStates(fleet) };
}

export const AGENT_ORDER: readonly AgentState[] = ['on_call', 'reserved', 'wrap_up', 'available', 'away'];

/** Agents by state; who is off duty is not counted. */
export function countAgents(agents: readonly AgentStatus[]): { total: number; by: Record<AgentState, number> } {
  const by: Record<AgentState, number> = { offline: 0, available: 0, reserved: 0, on_call: 0, wrap_up: 0, away: 0 };
  for (const agent of agents) by[agent.state] += 1;
  return { total: agents.length - by.offline, by };
}

export interface DayCompared {
  readonly today: number;
  readonly lastWeekSoFar: number;
  /** Hours worth showing: those with calls on either day, at least 8 to 18. */
  readonly from: number;
  readonly to: number;
}

/** Today so far against the same weekday last week up to the same hour (whole hours: the data has no finer grain). */
export function compareDays(hours: Overview['hours'], hourNow: number): DayCompared {
  const sum = (pick: (h: Overview['hours'][number]) => number, until: number): number =>
    hours.filter((h) => h.hour <= until).reduce((total, h) => total + pick(h), 0);
  const busy = hours.filter((h) => h.today > 0 || h.lastWeek > 0).map((h) => h.hour);
  return {
    today: sum((h) => h.today, 23),
    lastWeekSoFar: sum((h) => h.lastWeek, hourNow),
    from: Math.min(8, ...busy),
    to: Math.max(18, ...busy),
  };
}
