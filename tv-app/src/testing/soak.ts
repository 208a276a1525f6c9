import { type CallState, fleet, type OnAir, type TerminalCall } from '@falink/protocol';
import { collectGarbage, heapBytes, Watched } from '../../test/render/memory.mjs';
import type { Key } from '../key.js';
import { AGENT, asset, HOME, ID, ON_AIR } from '../session/testing.js';
import { TEXT_SIZES } from '../theme.js';
import { draws } from './walk.js';
import { type Holds, type WholeTelevision, wholeTelevision } from './wholeTelevision.js';

const MINUTE_MS = 60_000;
/** Between two frames that are drawn: motion is over in one. */
const FRAME_MS = 5_000;
const ITEM_MINUTES = 3;
/** Pages that are opened from home with a digit. */
const DIGITS: readonly Key[] = ['digit2', 'digit3', 'digit4', 'digit5'];

/** What a television holds on to after an hour. */
export interface Reading {
  readonly counts: Holds & {
    /** Pages in memory, with the one that is shown. */
    readonly pages: number;
  };
  readonly heapBytes: number;
}

/** What the engine keeps beside code may differ by so much after full collections: types that it has seen, pages of memory. */
export const HEAP_NOISE_BYTES = 1_000_000;

/** What is held after an hour in which everything was built once, and after each hour that follows. */
export async function soakFor(hours: number) {
  const { random } = Math;
  // The same spreads and waits each time; a mock of jest would keep its calls.
  Math.random = draws(1);
  try {
    const soak = new Soak(await wholeTelevision('elder'));
    const first = await soak.hour();
    const later: Reading[] = [];
    for (let hour = 0; hour < hours; hour += 1) later.push(await soak.hour());
    return { first, later, calls: soak.calls, names: soak.names };
  } finally {
    Math.random = random;
  }
}

/** A television in a living room: an hour of it, as often as wanted. Each hour is like every other. */
class Soak {
  readonly #names = new Set<string>();
  readonly #pages = new Watched();
  #minute = 0;
  #calls = 0;

  constructor(private readonly tv: WholeTelevision) {
    // Something else is on every few minutes, and nothing while the notice of the place is due.
    tv.platform.answer('GET', /on-air$/, () => ({ json: this.#onAir() }));
  }

  /** Names of the pages that were shown so far. */
  get names(): ReadonlySet<string> {
    return this.#names;
  }

  /** Calls that were begun so far. */
  get calls(): number {
    return this.#calls;
  }

  /** An hour passes. It ends at home, where it began. */
  async hour(): Promise<Reading> {
    for (let minute = 0; minute < 60; minute += 1) {
      if (minute % ITEM_MINUTES === 0) this.tv.push(fleet.onAirUpdated.name, this.#onAir());
      if (minute % 5 === 0) this.#duty();
      const began = this.tv.platform.clock.now();
      await this.#happens(minute);
      await this.#pass(Math.max(0, began + MINUTE_MS - this.tv.platform.clock.now()));
      this.#minute += 1;
    }
    await this.#press('home');
    this.tv.forget();
    await collectGarbage();
    return {
      counts: { ...this.tv.holds(), pages: this.#pages.alive },
      heapBytes: heapBytes(),
    };
  }

  async #happens(minute: number): Promise<void> {
    const { tv } = this;
    const { platform, session } = tv;
    if (minute === 4 || minute === 34) await this.#call();
    else if (minute === 9) this.#emergency();
    else if (minute === 10) await this.#press('ok', 'ok', 'home');
    else if (minute === 12) platform.programme.tell('error');
    else if (minute === 14) await this.#lineLost();
    else if (minute === 16) await this.#settings();
    // Nobody is there for a quarter of an hour, then somebody comes back.
    else if (minute === 18) await this.#press('home');
    else if (minute === 32) await this.#press('ok', 'home');
    else if (minute === 45) session.preferences.change({ narration: true });
    else if (minute === 50) session.preferences.change({ narration: false });
    else if (minute > 40 && minute < 58) await this.#press('home', DIGITS[minute % 4] ?? 'ok', 'down', 'ok', 'back');
  }

  /** Half a minute in the queue, two minutes with a lawyer, a rating. */
  async #call(): Promise<void> {
    const { tv } = this;
    this.#calls += 1;
    await this.#press('home', 'red');
    await this.#pass(30_000);
    const become = (state: CallState, change: Partial<TerminalCall> = {}): void => {
      const { call } = tv.session.call.state;
      if (call) tv.push(fleet.callUpdated.name, { call: { ...call, state, ...change } });
    };
    const now = () => new Date(tv.platform.clock.wall()).toISOString();
    become('offered');
    await this.#pass(3_000);
    become('active', { agent: AGENT, position: null, activeAt: now() });
    await this.#pass(2 * MINUTE_MS);
    become('ended', { endReason: 'agent_hung_up', endedAt: now(), ratingDue: true });
    await this.#pass(2_000);
    await this.#press('digit4');
    await this.#pass(MINUTE_MS);
  }

  async #lineLost(): Promise<void> {
    const { handlers } = this.tv.platform.opened.at(-1) ?? {};
    handlers?.disconnected();
    await this.#pass(40_000);
    handlers?.connected();
  }

  /** Every size of the letters, the other language, and what it was before. */
  async #settings(): Promise<void> {
    const { preferences } = this.tv.session;
    const { text, locale } = preferences.state;
    await this.#press('home');
    this.tv.session.navigator.open('settings');
    for (const other of TEXT_SIZES) {
      preferences.change({ text: other });
      await this.#pass(2_000);
    }
    preferences.change({ text, locale: 'en' });
    await this.#press('home');
    await this.#pass(10_000);
    preferences.change({ locale });
  }

  async #press(...keys: Key[]): Promise<void> {
    for (const key of keys) {
      this.tv.press(key);
      await this.#pass(1_000);
    }
  }

  async #pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= FRAME_MS) {
      await this.tv.pass(Math.min(left, FRAME_MS));
      this.#names.add(this.tv.session.navigator.location.page);
      this.#pages.add(this.tv.page());
    }
  }

  #emergency(): void {
    this.tv.push(fleet.emergencyRaised.name, {
      id: ID(20_000 + this.#minute),
      issuer: '云河区应急管理局',
      issuedAt: '2026-06-11T07:42:00.000Z',
      headline: '山洪预警',
      body: '今晚有大到暴雨，河边的人马上离开。',
      points: ['往高处走', '不要过河'],
      endsAt: new Date(this.tv.platform.clock.wall() + 30 * MINUTE_MS).toISOString(),
    });
  }

  #duty(): void {
    const serverTime = new Date(this.tv.platform.clock.wall()).toISOString();
    const waiting = (this.#minute / 5) % 3;
    this.tv.push(fleet.dutyUpdated.name, { duty: { ...HOME.duty, waiting }, serverTime });
  }

  #onAir(): OnAir {
    const minute = this.#minute % 60;
    if (minute >= 18 && minute < 33) return { ...ON_AIR, now: null };
    const wall = this.tv.platform.clock.wall();
    return {
      ...ON_AIR,
      now: {
        asset: asset(String(Math.floor(this.#minute / ITEM_MINUTES))),
        startedAt: new Date(wall).toISOString(),
        endsAt: new Date(wall + ITEM_MINUTES * MINUTE_MS).toISOString(),
      },
    };
  }
}
