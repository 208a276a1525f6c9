import type {
  AgentState,
  AgentStatus,
  FleetMap,
  Overview,
  StaffCall,
  TerminalMark,
  TerminalState,
} from '@falink/protocol';
import { talkingOf } from '../../model/overview.js';
import { type DistrictMap, districtMap } from '../../ui/district-map.js';
import { MarkGrid } from './mark-grid.js';
import type { AlarmFacts } from './wall-alarm.js';

export const STATE_ORDER: readonly TerminalState[] = ['playing', 'on_call', 'waiting', 'idle', 'alert', 'offline'];

/** How many terminals are in each state. */
export function countStates(terminals: readonly TerminalMark[]): Record<TerminalState, number> {
  const counts: Record<TerminalState, number> = { playing: 0, on_call: 0, waiting: 0, idle: 0, alert: 0, offline: 0 };
  for (const terminal of terminals) counts[terminal.state] += 1;
  return counts;
}

/** The terminals of the map in numbers, as {@link alarmsOf} takes them. */
export function fleetFacts({ terminals }: FleetMap): Pick<AlarmFacts, 'fleet' | 'areas'> {
  return { fleet: { total: terminals.total, offline: countStates(terminals.items).offline }, areas: [] };
}

export const AGENT_ORDER: readonly AgentState[] = ['on_call', 'reserved', 'wrap_up', 'available', 'away'];

/** Agents by state; who is off duty is not counted. */
export function countAgents(agents: readonly AgentStatus[]): { total: number; by: Record<AgentState, number> } {
  const by: Record<AgentState, number> = { offline: 0, available: 0, reserved: 0, on_call: 0, wrap_up: 0, away: 0 };
  for (const agent of agents) by[agent.state] += 1;
  return { total: agents.length - by.offline, by };
}

export interface MapMark {
  readonly terminal: TerminalMark;
  readonly x: number;
  readonly y: number;
  /** Number of its call in the list, when it has one. */
  readonly call: number | null;
  readonly unstable: boolean;
}

export interface WallMap {
  readonly district: DistrictMap;
  /** Names of the areas with their calls. */
  readonly areas: readonly { readonly name: string; readonly x: number; readonly y: number; readonly calls: number }[];
  readonly marks: readonly MapMark[];
  readonly centre: { readonly x: number; readonly y: number };
  readonly unplaced: number;
}

const MAP = { width: 872, height: 520, seed: 7 } as const;
/** Places that (nearly) coincide are spread on a small ring, in picture units. */
const NEAR = 13;
const SPREAD = 15;

function range(values: readonly number[]): { min: number; span: number } {
  const min = values.reduce((a, b) => Math.min(a, b));
  return { min, span: values.reduce((a, b) => Math.max(a, b)) - min };
}

/**
 * The map, drawn from the sites' positions alone: each org unit's area is what lies nearest to the middle of its sites.
 * Terminals without a position are counted, never drawn somewhere they are not.
 */
export function wallMap({ terminals: { items }, units: named }: FleetMap, calls: readonly StaffCall[]): WallMap {
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const placed = items.flatMap((terminal) => (terminal.position ? [{ terminal, ...terminal.position }] : []));
  const lng = range(placed.length > 0 ? placed.map((p) => p.lng) : [0]);
  const lat = range(placed.length > 0 ? placed.map((p) => p.lat) : [0]);
  // One place, or places on one line, sit in the middle.
  const unitX = (value: number): number => (lng.span > 0 ? (value - lng.min) / lng.span : 0.5);
  const unitY = (value: number): number => (lat.span > 0 ? 1 - (value - lat.min) / lat.span : 0.5);
  const units = new Map<string, { name: string; x: number; y: number; n: number }>();
  for (const { terminal, ...at } of placed) {
    const id = terminal.unitId;
    const unit = units.get(id) ?? { name: names.get(id) ?? '', x: 0, y: 0, n: 0 };
    unit.x += unitX(at.lng);
    unit.y += unitY(at.lat);
    unit.n += 1;
    units.set(id, unit);
  }
  const seeds = [...units].map(([id, unit]) => ({ name: id, x: unit.x / unit.n, y: unit.y / unit.n }));
  const district = districtMap(seeds, MAP);
  const talking = talkingOf(calls);
  const number = new Map(talking.map((call, i) => [call.terminal.id, { n: i + 1, unstable: call.unstable }]));
  const marks: MapMark[] = [];
  const taken = new MarkGrid(NEAR);
  for (const { terminal, ...at } of placed) {
    const base = district.place(unitX(at.lng), unitY(at.lat));
    let { x, y } = base;
    for (let tries = 1; tries < 40 && taken.hasWithin({ x, y }, NEAR); tries++) {
      const angle = tries * 2.4;
      x = base.x + Math.cos(angle) * SPREAD * Math.sqrt(tries);
      y = base.y + Math.sin(angle) * SPREAD * Math.sqrt(tries);
    }
    const call = number.get(terminal.id);
    taken.add({ x, y });
    marks.push({ terminal, x, y, call: call?.n ?? null, unstable: call?.unstable ?? false });
  }
  const areas = district.cells.map((cell) => {
    const unit = units.get(cell.name);
    return {
      name: unit?.name ?? '',
      ...roomForLabel(cell.label, taken),
      calls: calls.filter((call) => call.terminal.orgUnitName === unit?.name).length,
    };
  });
  return { district, areas, marks, centre: district.place(0.53, 0.5), unplaced: items.length - placed.length };
}

/** Half the size of a name with its second line, and how far it may move from the middle of its area. */
const LABEL = { x: 46, y: 24, shift: 56 } as const;

/** Near the middle of its area, where the fewest marks are under a name. */
function roomForLabel(middle: { x: number; y: number }, marks: MarkGrid): { x: number; y: number } {
  let best = middle;
  let least = Number.POSITIVE_INFINITY;
  for (let dy = -LABEL.shift; dy <= LABEL.shift; dy += 14) {
    for (let dx = -LABEL.shift; dx <= LABEL.shift; dx += 14) {
      const at = { x: middle.x + dx, y: middle.y + dy };
      const covered = marks.countWithin({ x: at.x, y: at.y + 4 }, LABEL.x + 8, LABEL.y + 4);
      const cost = covered * 1000 + Math.hypot(dx, dy);
      if (cost < least) {
        least = cost;
        best = at;
      }
    }
  }
  return best;
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
