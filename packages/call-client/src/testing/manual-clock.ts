import type { Clock } from '../clock.js';

/** A clock that stands still until it is advanced. */
export class ManualClock implements Clock {
  #now = 0;
  #timers = new Set<{ at: number; callback: () => void }>();
  now = () => this.#now;
  random = () => 0.5;
  after = (ms: number, callback: () => void) => {
    const timer = { at: this.#now + ms, callback };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  };
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      const next = [...this.#timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#now = next.at;
      this.#timers.delete(next);
      next.callback();
      // Lets promises of the callback settle.
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    this.#now = until;
  }
}
