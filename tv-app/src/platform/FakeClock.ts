import type { Clock } from './Platform.js';

/** A clock that moves only when it is advanced; timers run in the order of their time. */
export class FakeClock implements Clock {
  private time = 0;
  private offset = Date.parse('2026-06-11T07:42:00.000Z');
  private timers: Array<{ at: number; every: number | null; run: () => void }> = [];

  now(): number {
    return this.time;
  }
  /** How many timers are set. */
  get waiting(): number {
    return this.timers.length;
  }
  wall(): number {
    return this.offset + this.time;
  }
  correct(serverTimeMs: number, withinMs = 0): void {
    if (Math.abs(serverTimeMs - this.wall()) <= withinMs) return;
    this.offset = serverTimeMs - this.time;
  }
  after(ms: number, run: () => void): () => void {
    return this.add(ms, null, run);
  }
  every(ms: number, run: () => void): () => void {
    return this.add(ms, ms, run);
  }
  /** Lets time pass, with everything that falls due; promises get their turn between timers. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      const next = this.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.time = Math.max(this.time, next.at);
      if (next.every === null) this.timers = this.timers.filter((timer) => timer !== next);
      else next.at += next.every;
      next.run();
      await settled();
    }
    this.time = end;
    await settled();
  }
  private add(ms: number, every: number | null, run: () => void): () => void {
    const timer = { at: this.time + ms, every, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }
}

/** Lets every promise that is ready go on. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 30; i += 1) await Promise.resolve();
}
