import type { FleetMap, MapArea, StaffCall, TerminalMark } from '@falink/protocol';
import { talkingOf } from '../../model/overview.js';
import { type DistrictMap, districtMap } from '../../ui/district-map.js';
import { MarkGrid } from './mark-grid.js';
import type { AreaState } from './wall-alarm.js';

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
  readonly centre: Point;
  readonly unplaced: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}
type Position = NonNullable<TerminalMark['position']>;

const MAP = { width: 872, height: 520, seed: 7 } as const;
/** Places that (nearly) coincide are spread on a small ring, in picture units. */
const NEAR = 13;
const SPREAD = 15;
/** Room around the middles of the areas, of their span: there lies the rest of the outer ones. */
const MARGIN = 0.35;
/** Degrees: the least that the picture shows, about two kilometres. */
const LEAST_SPAN = 0.02;
/** A mark keeps so far from the border of its area: a border waves. */
const BORDER = 18;

/** The area that each unit lies in: the one of its own path or of a unit above it. */
function areaOfUnits({ units, areas }: Pick<FleetMap, 'units' | 'areas'>): ReadonlyMap<string, MapArea> {
  const byPath = new Map(areas.map((area) => [area.path, area]));
  return new Map(
    units.flatMap(({ id, path }) => {
      const labels = path.split('.');
      const area = labels.map((_, i) => byPath.get(labels.slice(0, i + 1).join('.'))).find(Boolean);
      return area ? [[id, area] as const] : [];
    }),
  );
}

/** The terminals of each area in numbers, in the areas' order; an area without any is left out. */
export function areaStates(fleet: FleetMap): AreaState[] {
  const areaOf = areaOfUnits(fleet);
  const counts = new Map<string, { total: number; offline: number }>();
  for (const { unitId, state } of fleet.terminals.items) {
    const id = areaOf.get(unitId)?.id;
    if (id === undefined) continue;
    const { total, offline } = counts.get(id) ?? { total: 0, offline: 0 };
    counts.set(id, { total: total + 1, offline: offline + (state === 'offline' ? 1 : 0) });
  }
  return fleet.areas.flatMap(({ id, name }) => {
    const count = counts.get(id);
    return count ? [{ id, name, ...count }] : [];
  });
}

/** One axis from degrees to 0…1, with room on both sides of the given places; what lies beyond stands at the edge. */
function axis(values: readonly number[]): (value: number) => number {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const span = Math.max(most - least, LEAST_SPAN) * (1 + 2 * MARGIN);
  return (value) => Math.min(1, Math.max(0, 0.5 + (value - (least + most) / 2) / span));
}

/** The point itself where it lies in its own area, else the first one on the way to its middle that does. */
function inArea(at: Point, own: Point, others: readonly Point[]): Point {
  const gap = (p: Point, q: Point): number => Math.hypot(p.x - q.x, p.y - q.y);
  for (let step = 0; step < 10; step += 1) {
    const t = step / 10;
    const p = { x: at.x + (own.x - at.x) * t, y: at.y + (own.y - at.y) * t };
    if (others.every((other) => gap(p, own) + BORDER < gap(p, other))) return p;
  }
  return own;
}

/**
 * The map: each area is what lies nearest to the middle of its rooms, so that no terminal moves a border or another
 * area. A terminal stands in its own unit's area; one without a position is counted, never drawn somewhere it is not.
 */
export function wallMap(fleet: FleetMap, calls: readonly StaffCall[]): WallMap {
  const { items } = fleet.terminals;
  const areaOf = areaOfUnits(fleet);
  const placed = items.flatMap((terminal) => (terminal.position ? [{ terminal, at: terminal.position }] : []));
  const located = fleet.areas.flatMap((area) => (area.middle ? [{ area, at: area.middle }] : []));
  // Only where no room has a place: better a map of terminals than none.
  const frame = located.length > 0 ? located : placed;
  const x = axis(frame.map(({ at }) => at.lng));
  const y = axis(frame.map(({ at }) => at.lat));
  const square = ({ lng, lat }: Position): [number, number] => [x(lng), 1 - y(lat)];
  const district = districtMap(
    located.map(({ area, at }) => {
      const [left, top] = square(at);
      return { name: area.id, x: left, y: top };
    }),
    MAP,
  );
  const middles = located.map(({ at }) => district.place(...square(at)));
  const homes = new Map(
    located.map(({ area }, i) => [
      area.id,
      { middle: middles[i] ?? { x: 0, y: 0 }, others: middles.filter((_, other) => other !== i) },
    ]),
  );
  const talking = talkingOf(calls);
  const number = new Map(talking.map((call, i) => [call.terminal.id, { n: i + 1, unstable: call.unstable }]));
  const marks: MapMark[] = [];
  const taken = new MarkGrid(NEAR);
  for (const { terminal, at } of placed) {
    const area = areaOf.get(terminal.unitId)?.id;
    const home = area === undefined ? undefined : homes.get(area);
    const there = district.place(...square(at));
    const mark = apart(home ? inArea(there, home.middle, home.others) : there, taken);
    const call = number.get(terminal.id);
    taken.add(mark);
    marks.push({ terminal, ...mark, call: call?.n ?? null, unstable: call?.unstable ?? false });
  }
  const unitOf = new Map(items.map(({ id, unitId }) => [id, unitId]));
  const areas = district.cells.map((cell) => ({
    name: fleet.areas.find(({ id }) => id === cell.name)?.name ?? '',
    ...roomForLabel(cell.label, taken),
    calls: calls.filter(({ terminal }) => areaOf.get(unitOf.get(terminal.id ?? '') ?? '')?.id === cell.name).length,
  }));
  return { district, areas, marks, centre: district.place(0.53, 0.5), unplaced: items.length - placed.length };
}

/** The place itself, or the first free one on a spiral around it. */
function apart(base: Point, taken: MarkGrid): Point {
  let at = base;
  for (let tries = 1; tries < 40 && taken.hasWithin(at, NEAR); tries++) {
    const angle = tries * 2.4;
    const far = SPREAD * Math.sqrt(tries);
    at = { x: base.x + Math.cos(angle) * far, y: base.y + Math.sin(angle) * far };
  }
  return at;
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
