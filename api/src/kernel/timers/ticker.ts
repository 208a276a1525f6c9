import type { Logger } from '@falink/service-kit';
import type { Timer } from './timer.js';

const TICK_MS = 250;

/** Runs what is due, one timer after the other, and goes on whatever fails. */
export class Ticker {
  readonly #due = new Map<Timer, number>();
  #timeout: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(private readonly options: { readonly timers: readonly Timer[]; readonly log: Logger }) {}

  start(): void {
    this.#schedule(0);
  }

  /** Resolves when the timer under way is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timeout) clearTimeout(this.#timeout);
    await this.#running;
  }

  #schedule(delayMs: number): void {
    if (this.#stopped) return;
    this.#timeout = setTimeout(() => {
      this.#running = this.#tick().finally(() => this.#schedule(TICK_MS));
    }, delayMs);
  }

  async #tick(): Promise<void> {
    for (const timer of this.options.timers) {
      if (this.#stopped) return;
      const now = performance.now();
      if (now < (this.#due.get(timer) ?? 0)) continue;
      this.#due.set(timer, now + timer.everyMs);
      try {
        await timer.run();
      } catch (err) {
        this.options.log.warn({ err, timer: timer.name }, 'a timer failed; it runs again when it is due');
      }
    }
  }
}
