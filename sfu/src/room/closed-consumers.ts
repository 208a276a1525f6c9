/**
 * A notice is lost with its socket at most some seconds before that is noticed; in this time nobody loses as many
 * consumers as this, however large the room.
 */
const MOST = 256;

/** The latest consumers that a participant lost, oldest first. A long call does not make it grow. */
export class ClosedConsumers {
  readonly #ids = new Set<string>();

  add(consumerId: string): void {
    this.#ids.add(consumerId);
    if (this.#ids.size <= MOST) return;
    for (const oldest of this.#ids) {
      this.#ids.delete(oldest);
      return;
    }
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#ids.values();
  }

  clear(): void {
    this.#ids.clear();
  }
}
