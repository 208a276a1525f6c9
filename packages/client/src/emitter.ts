import { Listeners } from './listeners.js';

/** A small typed event emitter: extend it, and emit from inside. */
export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, Listeners<never>>();

  /** Returns a function that unsubscribes. */
  on<Name extends keyof Events>(name: Name, listener: (value: Events[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Listeners<never>();
    this.#listeners.set(name, listeners);
    return listeners.add(listener);
  }

  protected emit<Name extends keyof Events>(name: Name, value: Events[Name]): void {
    this.#listeners.get(name)?.notify(value as never);
  }
}
