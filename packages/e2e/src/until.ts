const POLL_MS = 50;
/** Ample: a machine that draws televisions in software can be slow, and a wait that succeeds costs nothing. */
export const WAIT_MS = 60_000;

/** Waits for a condition; what was seen last is in the error. No sleeps in tests: this is the only wait. */
export async function until<T>(
  describe: string,
  read: () => Promise<T> | T,
  holds: (value: T) => boolean = Boolean,
  timeoutMs = WAIT_MS,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      const value = await read();
      if (holds(value)) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const seen = last instanceof Error ? last.message : JSON.stringify(last);
  throw new Error(`${describe}: not within ${timeoutMs} ms; last seen: ${seen}`);
}
