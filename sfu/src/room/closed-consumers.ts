/**
 * A dead socket is detected within seconds, and only the notices of those seconds can be lost. No participant loses
 * this many consumers in that time, however large the room.
 */
const MOST = 256;

/** The latest consumers of a participant that were closed, oldest first; bounded, however long the call. */
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
