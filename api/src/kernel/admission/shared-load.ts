interface Asked<V> {
  readonly resolve: (value: V | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Loads what is asked for while a load is under way together, in the next one: boxes that come back at once share the
 * statements. Nobody is answered with what was read before they asked.
 */
export class SharedLoad<K, V> {
  #asked: { readonly key: K; readonly by: Asked<V> }[] = [];
  #loading = false;

  constructor(private readonly loadAll: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>) {}

  /** @returns undefined when there is no such thing. @throws what the load throws */
  load(key: K): Promise<V | undefined> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ key, by: { resolve, reject } });
      if (!this.#loading) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#loading = true;
    while (this.#asked.length > 0) {
      const together = this.#asked;
      this.#asked = [];
      try {
        const found = await this.loadAll([...new Set(together.map(({ key }) => key))]);
        for (const { key, by } of together) by.resolve(found.get(key));
      } catch (error) {
        for (const { by } of together) by.reject(error);
      }
    }
    this.#loading = false;
  }
}
