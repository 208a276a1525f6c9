import { SingleFlight } from '@falink/client';

/**
 * Gathers what comes while a batch is under way, and works on it together: a thousand that come at once cost a few
 * statements, not a thousand.
 */
export class Batch<T> {
  #gathered: T[] = [];
  readonly #working = new SingleFlight(() => this.#work());

  /** @param work must not reject: nobody but itself knows what to do about it */
  constructor(private readonly work: (items: readonly T[]) => Promise<void>) {}

  /** Resolves when a batch with this one is done. */
  add(item: T): Promise<void> {
    this.#gathered.push(item);
    return this.#working.run();
  }

  /** Resolves when nothing is under way. */
  settled(): Promise<void> {
    return this.#working.run();
  }

  async #work(): Promise<void> {
    // One turn of the event loop gathers what belongs together.
    await new Promise((resolve) => setImmediate(resolve));
    const items = this.#gathered;
    this.#gathered = [];
    if (items.length > 0) await this.work(items);
  }
}
