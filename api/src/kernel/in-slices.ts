/** Items that are worked on in one go, such as sockets that are written to: a few milliseconds, on a busy machine too. */
const SLICE = 50;

/** One turn of the event loop, in which everybody else has theirs. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Runs something over slices of a long list, with a turn of the event loop for everybody else after each. */
export async function inSlices<T>(
  items: readonly T[],
  run: (slice: readonly T[]) => void | Promise<void>,
  size = SLICE,
): Promise<void> {
  for (let at = 0; at < items.length; at += size) {
    await run(items.slice(at, at + size));
    if (at + size < items.length) await turn();
  }
}
