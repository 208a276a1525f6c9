import type { Overview } from '@falink/protocol';
import { queueOf, talkingOf, waitedMs } from '../../model/overview.js';

/** What is wrong in the district, with its numbers. */
export type Alarm =
  /** The page is not connected: everything below is from before. */
  | { readonly kind: 'stale'; readonly sinceMs: number }
  | { readonly kind: 'nobody'; readonly waiting: number; readonly longestMs: number }
  /** Those on duty are all on a break. */
  | { readonly kind: 'away'; readonly waiting: number; readonly longestMs: number }
  | { readonly kind: 'waits'; readonly waiting: number; readonly longestMs: number }
  | { readonly kind: 'offline'; readonly offline: number; readonly total: number }
  | { readonly kind: 'area_offline'; readonly areaId: string; readonly area: string; readonly offline: number }
  | { readonly kind: 'unstable'; readonly unstable: number; readonly total: number };

/** The terminals of one part of the district. */
export interface AreaState {
  readonly id: string;
  readonly name: string;
  readonly total: number;
  readonly offline: number;
}

export interface AlarmFacts {
  readonly overview: Pick<Overview, 'calls' | 'agents' | 'duty' | 'serviceLevel'>;
  /** Every terminal in service. */
  readonly fleet: { readonly total: number; readonly offline: number };
  readonly areas: readonly AreaState[];
  /** Since when the page is not connected; null: it is. */
  readonly staleSinceMs: number | null;
  readonly nowMs: number;
}

/** A wait of so many times the standard (15 s: a minute) is one that somebody has to do something about. */
const LATE_TIMES = 4;
/** A line that is lost for less comes back before anybody has read that it is. */
const STALE_AFTER_MS = 5_000;
/** Fewer sets than this are a matter for the fleet page. */
const MANY = 3;
const MANY_SHARE = 0.5;

/** Everything that is wrong, the most important first: people before boxes. Empty: all is well. */
export function alarmsOf({ overview, fleet, areas, staleSinceMs, nowMs }: AlarmFacts): Alarm[] {
  // Without a line nobody knows whether the rest is still true.
  if (staleSinceMs !== null && nowMs - staleSinceMs >= STALE_AFTER_MS)
    return [{ kind: 'stale', sinceMs: staleSinceMs }];
  return [...peopleAlarms(overview, nowMs), ...boxAlarms(overview, fleet, areas)];
}

function peopleAlarms({ calls, agents, duty, serviceLevel }: AlarmFacts['overview'], nowMs: number): Alarm[] {
  const queue = queueOf(calls.items);
  const [longest] = queue;
  const line = { waiting: queue.length, longestMs: longest ? waitedMs(longest, nowMs) : 0 };
  const away = agents.filter(({ state }) => state === 'away').length;
  const serving = agents.some(({ state }) => state !== 'away' && state !== 'offline');
  if (!duty.staffed && !serving) {
    if (away > 0) return longest ? [{ kind: 'away', ...line }] : [];
    // At night nobody has to be there, until somebody waits all the same.
    return longest || duty.open !== false ? [{ kind: 'nobody', ...line }] : [];
  }
  return line.longestMs >= serviceLevel.thresholdMs * LATE_TIMES ? [{ kind: 'waits', ...line }] : [];
}

function boxAlarms(
  { calls, duty }: AlarmFacts['overview'],
  fleet: AlarmFacts['fleet'],
  areas: readonly AreaState[],
): Alarm[] {
  const talking = talkingOf(calls.items);
  const unstable = talking.filter((call) => call.unstable).length;
  const bad: Alarm[] =
    unstable >= MANY && unstable >= talking.length * MANY_SHARE
      ? [{ kind: 'unstable', unstable, total: talking.length }]
      : [];
  // While the centre is closed, sets are switched off like everything else.
  if (duty.open === false) return bad;
  const { offline, total } = fleet;
  if (offline >= MANY && offline >= total * MANY_SHARE) return [{ kind: 'offline', offline, total }, ...bad];
  const dark = areas
    .filter((area) => area.offline >= MANY && area.offline === area.total)
    .sort((a, b) => b.offline - a.offline)
    .map((area): Alarm => ({ kind: 'area_offline', areaId: area.id, area: area.name, offline: area.offline }));
  return [...dark, ...bad];
}

/** Whether people wait for somebody to act, rather than a set. */
export function isGrave({ kind }: Alarm): boolean {
  return kind === 'nobody' || kind === 'away' || kind === 'waits' || kind === 'stale';
}

/** How wide a text is, in its own font size: a Chinese character is one, a Latin letter about half. */
export function widthInEms(text: string): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.58), 0);
}
