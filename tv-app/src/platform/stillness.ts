/** A picture that should move and has not for so long is in trouble, whatever the player says. */
const STILL_AFTER_MS = 12_000;
/** With less than this ahead of it a picture has nothing to move on to, in seconds. */
export const SOMETHING_AHEAD_S = 1;

/** Less is no movement: players nudge a picture that does not move by a tenth of a second. */
const MOVES_S = 0.3;

export interface Sight {
  /** Position in the programme, in seconds. */
  readonly atS: number;
  /** Seconds that are fetched beyond it. */
  readonly aheadS: number;
  /** Paused, at its end, or closed: nothing should move. */
  readonly resting: boolean;
}

/** Notices a picture that should move and does not. */
export class Stillness {
  #atS = Number.NaN;
  #sinceMs = 0;
  #movesSinceMs: number | null = null;

  /** Something new was opened: the time counts from now. */
  restart(nowMs: number): void {
    this.#atS = Number.NaN;
    this.#sinceMs = nowMs;
    this.#movesSinceMs = null;
  }

  /**
   * To be called about every second.
   *
   * @returns `trouble` once in each {@link STILL_AFTER_MS} without movement, and for how long it has moved on
   */
  observe(nowMs: number, { atS, aheadS, resting }: Sight): { trouble: 'frozen' | 'starved' | null; movedS: number } {
    if (resting) {
      this.restart(nowMs);
      return { trouble: null, movedS: 0 };
    }
    const before = this.#atS;
    if (!(Math.abs(atS - before) < MOVES_S)) {
      this.#atS = atS;
      this.#sinceMs = nowMs;
      if (atS > before) this.#movesSinceMs ??= nowMs;
      else this.#movesSinceMs = null;
    } else if (nowMs - this.#sinceMs >= STILL_AFTER_MS) {
      this.#sinceMs = nowMs;
      this.#movesSinceMs = null;
      return { trouble: aheadS >= SOMETHING_AHEAD_S ? 'frozen' : 'starved', movedS: 0 };
    }
    return { trouble: null, movedS: this.#movesSinceMs === null ? 0 : (nowMs - this.#movesSinceMs) / 1_000 };
  }
}
