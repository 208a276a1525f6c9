import { inSlices } from '../in-slices.js';

/** Whose work goes on in one turn of the event loop. */
const SLICE = 16;

interface Asked<V> {
  readonly resolve: (value: V | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs one statement for all who ask while another is under way: boxes that come back at once share the statements.
 * Nobody is answered with what was read before they asked.
 */
export class SharedStatement<K, V> {
  #asked: { readonly key: K; readonly by: Asked<V> }[] = [];
  #working: Promise<void> | undefined;

  constructor(private readonly runAll: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>) {}

  /** @returns undefined when the statement says nothing of this one. @throws what the statement throws */
  run(key: K): Promise<V | undefined> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ key, by: { resolve, reject } });
      this.#working ??= this.#work();
    });
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#asked.length > 0) {
      const together = this.#asked;
      this.#asked = [];
      try {
        const found = await this.runAll([...new Set(together.map(({ key }) => key))]);
        await inSlices(
          together,
          (slice) => {
            for (const { key, by } of slice) by.resolve(found.get(key));
          },
          SLICE,
        );
      } catch (error) {
        for (const { by } of together) by.reject(error);
      }
    }
    this.#working = undefined;
  }
}
