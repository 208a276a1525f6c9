import { Listeners } from './listeners.js';

/** A value that notifies when it changes. `state` and `subscribe` fit React's `useSyncExternalStore`. */
export class Store<T> {
  readonly #listeners = new Listeners<T>();
  #state: T;

  constructor(initial: T) {
    this.#state = initial;
  }

  get state(): T {
    return this.#state;
  }

  /** Replaces some fields; listeners run only when one of them differs. */
  set(this: T extends object ? Store<T> : never, change: Partial<T>): void;
  set(change: Partial<T>): void {
    const names = Object.keys(change) as (keyof T)[];
    if (names.some((name) => !Object.is(this.#state[name], change[name]))) this.replace({ ...this.#state, ...change });
  }

  /** Replaces the whole value; listeners run only when it is another. */
  replace(next: T): void {
    if (Object.is(this.#state, next)) return;
    this.#state = next;
    this.#listeners.notify(next);
  }

  /** Returns a function that unsubscribes. */
  readonly subscribe = (listener: (state: T) => void): (() => void) => this.#listeners.add(listener);
  readonly snapshot = (): T => this.#state;
}
