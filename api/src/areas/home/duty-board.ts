import { type AgentState, type CallbackPromise, type Duty, districtOf, type Home } from '@falink/protocol';

export interface PersonOnDuty {
  /** Where they work: terminals there and below are theirs. */
  readonly orgPath: string;
  readonly state: AgentState;
  readonly displayName: string;
  readonly title: string;
  readonly portrait: string | null;
}

/** What the duty of every place is made of. */
export interface DutyBoard {
  /** The database's clock, ISO. */
  readonly serverTime: string;
  /** In the order in which they are shown. */
  readonly people: readonly PersonOnDuty[];
  /** Waiting calls by district. */
  readonly waiting: ReadonlyMap<string, number>;
  /** For somebody who calls now. */
  readonly waitRangeMs: Duty['waitRangeMs'];
  /** What each district promises for call-backs, where somebody is on duty and where nobody is. */
  readonly promises: ReadonlyMap<string, Readonly<Record<'staffed' | 'unstaffed', CallbackPromise | null>>>;
}

/** Who answers calls from an org unit: those who work for it or for one above it. */
export function dutyAt({ people, waiting, waitRangeMs, promises }: DutyBoard, orgPath: string): Duty {
  const above = new Set(orgPath.split('.').map((_, i, labels) => labels.slice(0, i + 1).join('.')));
  const here = people.filter((person) => above.has(person.orgPath));
  const state = here.some((person) => person.state === 'available') ? 'free' : here.length > 0 ? 'busy' : 'none';
  const district = districtOf(orgPath);
  const promise = promises.get(district)?.[here.length > 0 ? 'staffed' : 'unstaffed'] ?? null;
  return {
    state,
    onDuty: here.map(({ displayName, title, portrait }) => ({ displayName, title, portrait })),
    onDutyTotal: here.length,
    waiting: waiting.get(district) ?? 0,
    waitRangeMs: state === 'none' ? null : waitRangeMs,
    callbackWithinMinutes: promise?.kind === 'within' ? promise.minutes : null,
    callbackPromise: promise,
  };
}

/** Names that a notice carries: a page shows the first, and how many there are. */
const NAMED = 3;

/** A duty as it travels to thousands of televisions at once. */
export function shortened(duty: Duty): Duty {
  return { ...duty, onDuty: duty.onDuty.slice(0, NAMED) };
}

/** Televisions of this version count the names that they are sent. */
const COUNTS_NAMES = 1;

/** A home page as a television of this version is sent it. */
export function homeFor(version: number, home: Home): Home {
  return version > COUNTS_NAMES ? { ...home, duty: shortened(home.duty) } : home;
}

const MINUTE_MS = 60_000;

/**
 * What of a duty a page shows, to compare: while somebody is free nobody is shown a queue, and a range is shown in whole
 * minutes. Ten calls a minute then change nothing for boxes whose lawyers are free.
 */
export function shownOf({ state, onDuty, onDutyTotal, waiting, waitRangeMs, callbackPromise }: Duty): string {
  const range = waitRangeMs && [Math.floor(waitRangeMs.min / MINUTE_MS), Math.ceil(waitRangeMs.max / MINUTE_MS)];
  const names = onDuty.slice(0, NAMED);
  return JSON.stringify([state, names, onDutyTotal, callbackPromise, ...(state === 'free' ? [] : [waiting, range])]);
}
