/** A line that the service closes so soon was not lost: another window took it. */
const SOON_MS = 10_000;
const TIMES = 3;

/**
 * Two boxes whose storage was copied have one tab id: to the service each is the other one that comes back, and they
 * push each other out again and again. This window notices it by its lines, which the service closes right after they
 * began.
 */
export class TwinWindow {
  #connectedAt = Number.NEGATIVE_INFINITY;
  #times = 0;

  connected(nowMs: number): void {
    this.#connectedAt = nowMs;
  }

  /** The service closed the line. @returns whether another window must have the same id */
  closed(nowMs: number): boolean {
    this.#times = nowMs - this.#connectedAt < SOON_MS ? this.#times + 1 : 0;
    if (this.#times < TIMES) return false;
    this.#times = 0;
    return true;
  }
}
