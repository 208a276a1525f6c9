import { Store } from '@falink/client';
import { type ScreenTarget, TARGET_DEFAULTS } from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import { brightnessAt } from './screenWeek.js';

export interface ScreenState {
  /** The week wants it on, or somebody pressed a key a moment ago. */
  readonly on: boolean;
  /** Why the box does not do what was asked; null: it does. */
  readonly trouble: string | null;
}

/** A week's end is not somebody's end: after a key the screen stays on for so long (SPEC R7). */
const AWAKE_MS = 10 * 60_000;
const LOOK_MS = 15_000;

/** When the screen is on, and how bright. What keeps it on besides, a call for example, the director knows. */
export class ScreenModel {
  readonly store = new Store<ScreenState>({ on: true, trouble: null });
  #week: ScreenTarget = TARGET_DEFAULTS.screen;
  #touchedAtMs: number;
  #applied: number | null = null;

  constructor(private readonly platform: Pick<Platform, 'clock' | 'screen'>) {
    // Who has just switched the box on is standing before it.
    this.#touchedAtMs = platform.clock.now();
    platform.clock.every(LOOK_MS, () => this.#follow());
  }

  give(week: ScreenTarget): void {
    this.#week = week;
    this.#follow();
  }

  /** Somebody pressed a key. */
  touch(): void {
    this.#touchedAtMs = this.platform.clock.now();
    if (!this.store.state.on) this.#follow();
  }

  /** The page is black, or not any more: a box that can goes to sleep with it. */
  power(on: boolean): void {
    void this.#try(() => this.platform.screen.power(on));
  }

  #follow(): void {
    const { clock } = this.platform;
    const wanted = brightnessAt(this.#week, clock.wall());
    const awake = clock.now() - this.#touchedAtMs < AWAKE_MS;
    if (wanted !== null && wanted !== this.#applied) {
      this.#applied = wanted;
      void this.#try(() => this.platform.screen.brightness(wanted));
    }
    const on = wanted !== null || awake;
    if (on !== this.store.state.on) this.store.set({ on });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      if (this.store.state.trouble !== null) this.store.set({ trouble: null });
    } catch (error) {
      this.store.set({ trouble: error instanceof Error ? error.message : String(error) });
    }
  }
}
