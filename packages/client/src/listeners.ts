/** Functions that run at a notification. One that throws does not keep the others from running. */
export class Listeners<T> {
  readonly #all = new Set<(value: T) => void>();

  /** Returns a function that unsubscribes. */
  add(listener: (value: T) => void): () => void {
    // A wrapper, so that a function added twice runs twice and unsubscribes once each.
    const own = (value: T) => listener(value);
    this.#all.add(own);
    return () => void this.#all.delete(own);
  }

  /** Unsubscribes all. */
  clear(): void {
    this.#all.clear();
  }

  notify(value: T): void {
    for (const listener of [...this.#all]) {
      try {
        listener(value);
      } catch (error) {
        // It still reaches the page's error handler.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
