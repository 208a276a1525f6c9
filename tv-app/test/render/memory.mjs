import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** Frees all that nothing leads to. */
export async function collectGarbage() {
  // What a weak reference led to in this turn stays until the next one.
  await new Promise((resolve) => setImmediate(resolve));
  collect();
}

/** Bytes of what lives, without compiled code: the engine still compiles after hours. */
export function heapBytes() {
  const spaces = getHeapSpaceStatistics().filter(({ space_name }) => !/code|trusted/.test(space_name));
  return spaces.reduce((sum, { space_used_size }) => sum + space_used_size, 0);
}

/** Objects of which it is known how many are still in memory. */
export class Watched {
  #known = new WeakSet();
  #refs = [];

  /** @param {object} object */
  add(object) {
    if (!this.#known.has(object)) this.#refs.push(new WeakRef(object));
    this.#known.add(object);
  }

  get alive() {
    this.#refs = this.#refs.filter((ref) => ref.deref());
    return this.#refs.length;
  }
}
