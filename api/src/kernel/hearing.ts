import { NODE_BEAT_MS } from './alive.js';

/** Beats that may be lost before the time between them counts as a gap. */
const LOST_BEATS = 3;
/** As long as an outage may be after which those who were alive before it are given the time to say so again. */
const PATIENT_MS = 3_600_000;

/**
 * For how long this process has heard what happens, without a gap: its beats were written and notifications arrived.
 * Whoever judges others by their silence looks here first: after an outage of the database, a stall or a start everybody
 * else was silent, and nobody is at fault.
 */
export class Hearing {
  readonly #now: () => number;
  #since: number;
  #heardAt: number;

  /** @param since since when it counts as hearing; it begins by now */
  constructor(now: () => number = () => performance.now(), since = now()) {
    this.#now = now;
    this.#since = since;
    this.#heardAt = now();
  }

  /** The database answered. */
  heard(): void {
    const now = this.#now();
    if (this.#isGap(now)) this.#since = now;
    this.#heardAt = now;
  }

  /** Notifications were missed until now. */
  missed(): void {
    this.#since = this.#now();
    this.#heardAt = this.#since;
  }

  /** ms; 0 while nothing is heard. */
  get forMs(): number {
    const now = this.#now();
    return this.#isGap(now) ? 0 : now - this.#since;
  }

  /** How old a beat of somebody who counts as alive may be, ms: as said, once this process has listened for so long. */
  patience(aliveMs: number): number {
    return this.forMs >= aliveMs ? aliveMs : PATIENT_MS;
  }

  #isGap(now: number): boolean {
    return now - this.#heardAt > LOST_BEATS * NODE_BEAT_MS;
  }
}
