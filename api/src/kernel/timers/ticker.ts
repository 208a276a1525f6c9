import type { Logger } from '@falink/service-kit';
import type { Timer } from './timer.js';

/** First runs are this far apart, so that timers of one interval do not all want a connection at once. */
const SPREAD_MS = 30;

/** Runs each timer again and again, and goes on whatever fails: one that waits for a lock or a connection holds up no other. */
export class Ticker {
  readonly #timeouts = new Map<Timer, NodeJS.Timeout>();
  readonly #running = new Set<Promise<void>>();
  #stopped = false;

  constructor(private readonly options: { readonly timers: readonly Timer[]; readonly log: Logger }) {}

  start(): void {
    for (const [index, timer] of this.options.timers.entries()) this.#schedule(timer, index * SPREAD_MS);
  }

  /** Resolves when the timers under way are done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timeout of this.#timeouts.values()) clearTimeout(timeout);
    await Promise.all(this.#running);
  }

  #schedule(timer: Timer, delayMs: number): void {
    if (this.#stopped) return;
    this.#timeouts.set(
      timer,
      setTimeout(() => {
        const startedAt = performance.now();
        const running = this.#run(timer).finally(() => {
          this.#running.delete(running);
          this.#schedule(timer, Math.max(0, timer.everyMs - (performance.now() - startedAt)));
        });
        this.#running.add(running);
      }, delayMs),
    );
  }

  async #run(timer: Timer): Promise<void> {
    try {
      await timer.run();
    } catch (err) {
      this.options.log.warn({ err, timer: timer.name }, 'a timer failed; it runs again when it is due');
    }
  }
}
