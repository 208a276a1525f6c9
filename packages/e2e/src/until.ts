const POLL_MS = 50;

/** Waits for a condition; what was seen last is in the error. No sleeps in tests: this is the only wait. */
export async function until<T>(
  describe: string,
  read: () => Promise<T> | T,
  holds: (value: T) => boolean = Boolean,
  timeoutMs = 20_000,
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
