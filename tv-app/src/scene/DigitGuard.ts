import type { Digit } from '../key.js';
import type { SceneChoice } from './PageScene.js';

/** How long a digit does nothing after it came to mean something that nobody asked for. */
export const UNASKED_MS = 1_500;

/**
 * Which digits count. A page that opens without a key, and a digit that means something else without one, come under a
 * finger that was meant for what stood there before: such digits count after `UNASKED_MS`.
 */
export class DigitGuard {
  #meanings: ReadonlyMap<Digit, string> = new Map();
  readonly #from = new Map<Digit, number>();
  readonly #opensAt: number;

  /** @param unasked whether the page opens without a key */
  constructor(nowMs: number, unasked: boolean) {
    this.#opensAt = unasked ? nowMs + UNASKED_MS : nowMs;
  }

  /** The page shows these choices from now on. @param asked whether they follow from a key */
  shows(choices: readonly SceneChoice[], nowMs: number, asked: boolean): void {
    const meanings = new Map<Digit, string>();
    for (const { id, digit, disabled } of choices) if (digit !== null && !disabled) meanings.set(digit, id);
    for (const [digit, id] of meanings) {
      const before = this.#meanings.get(digit);
      if (asked) this.#from.delete(digit);
      else if (before !== undefined && before !== id) this.#from.set(digit, nowMs + UNASKED_MS);
    }
    this.#meanings = meanings;
  }

  takes(digit: Digit, nowMs: number): boolean {
    return nowMs >= Math.max(this.#opensAt, this.#from.get(digit) ?? this.#opensAt);
  }

  /** Whether every digit counts. */
  takesAll(nowMs: number): boolean {
    return [...this.#meanings.keys()].every((digit) => this.takes(digit, nowMs));
  }
}
