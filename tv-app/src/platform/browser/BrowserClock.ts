import type { Clock } from '../Platform.js';

/** Timers and time of the browser, corrected by the server's clock. */
export class BrowserClock implements Clock {
  private offsetMs = 0;

  now(): number {
    return performance.now();
  }
  wall(): number {
    return Date.now() + this.offsetMs;
  }
  correct(serverTimeMs: number, withinMs = 0): void {
    if (Math.abs(serverTimeMs - this.wall()) <= withinMs) return;
    const offset = serverTimeMs - Date.now();
    // Under two seconds is the network's delay, not a wrong clock.
    this.offsetMs = Math.abs(offset) > 2_000 ? offset : 0;
  }
  after(ms: number, run: () => void): () => void {
    const timer = window.setTimeout(run, ms);
    return () => window.clearTimeout(timer);
  }
  every(ms: number, run: () => void): () => void {
    const timer = window.setInterval(run, ms);
    return () => window.clearInterval(timer);
  }
}
