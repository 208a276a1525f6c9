import { type Emergency, fleet, type TerminalCall } from '@falink/protocol';
import { Option } from '../components/Option.js';
import type { Key } from '../key.js';
import { translator } from '../locales/index.js';
import { focusNarration, narrationOf } from '../scene/narration.js';
import type { PreferenceState } from '../session/Preferences.js';
import { PAGE_TRAITS } from '../session/pageTraits.js';
import { AGENT, ID } from '../session/testing.js';
import type { WholeTelevision } from './wholeTelevision.js';
import { screenOf, wordsOn } from './words.js';

/** How often each key is pressed, as on a remote in a hand that plays with it. */
const KEYS: readonly (readonly [Key, number])[] = [
  ...(['up', 'down', 'left', 'right'] as const).map((key) => [key, 9] as const),
  ['ok', 14],
  ['back', 5],
  ['home', 2],
  ['red', 2],
  ...(['green', 'yellow', 'blue'] as const).map((key) => [key, 2] as const),
  ...([0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const).map((digit) => [`digit${digit}`, 4] as const),
  ...(['play', 'pause', 'playPause', 'channelUp', 'channelDown', 'volumeUp', 'volumeDown'] as const).map(
    (key) => [key, 1] as const,
  ),
];
/**
 * Keys that lead home from a page that Home and Back do not leave: a call asks once, and its last page leads to where it
 * began; a notice is read first.
 */
const WAYS_HOME: Readonly<Partial<Record<string, readonly Key[]>>> = {
  'call-active': ['red', 'red', 'home', 'home'],
  intake: ['red', 'red', 'home', 'home'],
  emergency: ['ok', 'ok', 'home'],
  receipt: ['ok', 'back', 'home'],
  command: ['back', 'home'],
};
/** Share of keys that are still held from the press before. */
const HELD = 0.05;
/** So many keys apart the way home is tried. */
const HOME_EVERY = 40;
/** What opens once and stays: the first visit of each page may build something that is kept. */
const SETTLED_AFTER = 400;
/** A page at home with another notice or a toast has some elements more. */
const SLACK = { nodes: 40, timers: 6, listeners: 6 };

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
export function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const emergency = (endsAtMs: number): Emergency => ({
  id: ID(700),
  issuer: '云河区应急管理局',
  issuedAt: '2026-06-11T07:42:00.000Z',
  headline: '山洪预警',
  body: '今晚有大到暴雨，河边的人马上离开。',
  points: ['往高处走', '不要过河'],
  endsAt: new Date(endsAtMs).toISOString(),
});

/** What the television holds on to at home, and how its pages look then. */
interface Held {
  readonly look: string;
  readonly holds: ReturnType<WholeTelevision['holds']>;
}
const lookOf = ({ text, locale }: PreferenceState): string => `${text} ${locale}`;

export interface WalkReport {
  /** Keys pressed on each page. */
  readonly pages: ReadonlyMap<string, number>;
  readonly keys: number;
  /** What was wrong, with the keys that led there. */
  readonly faults: readonly string[];
}

/** Presses keys at random, checks after each, and lets the service do what it does from time to time. */
export async function walk(tv: WholeTelevision, { seed, keys }: { seed: number; keys: number }): Promise<WalkReport> {
  const draw = draws(seed);
  const total = KEYS.reduce((sum, [, weight]) => sum + weight, 0);
  const pages = new Map<string, number>();
  const faults: string[] = [];
  const trail: string[] = [];
  const { session, platform } = tv;
  const here = (): string => session.navigator.location.page;
  const fault = (what: string): void => {
    faults.push(`${what} on ${here()} after ${trail.slice(-12).join(' ')}`);
  };
  const anyKey = (): Key => {
    let rest = draw() * total;
    for (const [key, weight] of KEYS) {
      rest -= weight;
      if (rest < 0) return key;
    }
    return 'ok';
  };
  const press = async (key: Key, ms: number, repeat = false): Promise<void> => {
    trail.push(key);
    const before = here();
    pages.set(before, (pages.get(before) ?? 0) + 1);
    try {
      tv.press(key, repeat);
      await tv.pass(ms);
      // What came after the frame is in the next one.
      if (session.camera.store.state.view !== 'off') await tv.pass(1);
    } catch (error) {
      fault(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    for (const what of wrongNow(tv)) fault(what);
  };
  /** What the service and other people do. */
  const event = (): void => {
    const { call } = session.call.state;
    const update = (change: Partial<TerminalCall>): void => {
      if (call) tv.push('call.updated', { call: { ...call, ...change } });
    };
    const at = draw();
    if (call?.state === 'queued' && at < 0.5) update({ state: 'offered' });
    else if (call?.state === 'offered' && at < 0.7)
      update({
        state: 'active',
        agent: AGENT,
        position: null,
        activeAt: new Date(platform.clock.wall()).toISOString(),
      });
    else if (call?.state === 'active' && at < 0.5)
      update({
        state: 'ended',
        endReason: 'agent_hung_up',
        endedAt: new Date(platform.clock.wall()).toISOString(),
        ratingDue: draw() < 0.5,
      });
    else if (at < 0.05) tv.push(fleet.emergencyRaised.name, { notice: emergency(platform.clock.wall() + 60_000) });
    else if (at < 0.1) platform.programme.tell(draw() < 0.5 ? 'error' : 'playing');
    else if (at < 0.15) platform.saidAll?.();
  };
  const usual: Held[] = [];
  for (let count = 1; count <= keys && faults.length === 0; count += 1) {
    await press(anyKey(), Math.round(60 + draw() * draw() * 3_000), draw() < HELD);
    if (draw() < (session.call.state.call ? 0.25 : 0.06)) {
      event();
      await tv.pass(50);
      await tv.pass(1);
      for (const what of wrongNow(tv)) fault(what);
    }
    if (count % HOME_EVERY !== 0) continue;
    const way = WAYS_HOME[here()] ?? ['home', 'back', 'home'];
    for (const key of way) if (!isRoot(here())) await press(key, 400);
    if (!isRoot(here()) && !isTaken(here())) fault(`no way home in ${way.join(' ')}`);
    if (here() === 'home' && count > SETTLED_AFTER)
      usual.push({ look: lookOf(session.preferences.state), holds: tv.holds() });
  }
  grown(usual, fault);
  return { pages, keys, faults };
}

const isRoot = (page: string): boolean => PAGE_TRAITS[page as keyof typeof PAGE_TRAITS].root === true;
/** A call or a notice came in while the way home was pressed: it has the screen. */
const isTaken = (page: string): boolean => ['emergency', 'call-active', 'call-rating'].includes(page);

/** What must hold after every key. */
function wrongNow(tv: WholeTelevision): string[] {
  const page = tv.page();
  const { focused, scene } = page;
  const traits = PAGE_TRAITS[tv.session.navigator.location.page];
  const wrong: string[] = [];
  const drawn = page._getFocused();
  if (focused === null) {
    if (traits.unfocused !== true) wrong.push('nothing has the focus');
  } else if (!(drawn instanceof Option) || drawn.spec.id !== focused) wrong.push(`${focused} has the focus, undrawn`);
  if (focused !== null && !scene.choices.some(({ id, disabled }) => id === focused && !disabled))
    wrong.push(`${focused} has the focus and is no choice`);
  return [...wrong, ...unseen(tv)];
}

/** A camera that is on says so on whatever is on the screen. */
function unseen(tv: WholeTelevision): string[] {
  const { view } = tv.session.camera.store.state;
  if (view === 'off') return [];
  const t = translator(tv.session.preferences.state.locale);
  const words = wordsOn(screenOf(tv.page()));
  const isSaid = [t(`seen.${view}`), t(`seen.${view}Line`)].some((said) => words.some((text) => text.includes(said)));
  return isSaid ? [] : [`the camera is on (${view}) and nothing says so: ${words.join(' ')}`];
}

/** At home there must be as much at the end of the walk as at its beginning, in the same letters and language. */
function grown(usual: readonly Held[], fault: (what: string) => void): void {
  const looks = new Set(usual.map(({ look }) => look));
  for (const look of looks) {
    const some = usual.filter((one) => one.look === look);
    const half = Math.floor(some.length / 2);
    if (half < 2) continue;
    for (const what of ['nodes', 'timers', 'listeners'] as const) {
      const most = (of: readonly Held[]): number => Math.max(...of.map(({ holds }) => holds[what]));
      const [early, late] = [most(some.slice(0, half)), most(some.slice(half))];
      if (late > early + SLACK[what]) fault(`${what} grew from ${early} to ${late}`);
    }
  }
}

/** What can be said of the page that is shown: everything of it, and each choice with the focus. */
export function sayable(tv: WholeTelevision): ReadonlySet<string> {
  const { scene } = tv.page();
  const spoken = { locale: tv.session.preferences.state.locale, calls: tv.session.target.offers('call') };
  return new Set([
    ...narrationOf(scene, { ...spoken, calls: true }),
    ...narrationOf(scene, { ...spoken, calls: false }),
    ...scene.choices.flatMap(({ id }) => focusNarration(scene, id, spoken.locale)),
  ]);
}
