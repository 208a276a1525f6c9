/** What can be taken away and given back: a host's cable, the database. */
interface Interruptible {
  unplug(): void | Promise<void>;
  plugIn(): void | Promise<void>;
}

/**
 * An outage of this length, the one place where a test lets time go by: how long it lasts is the subject.
 *
 * @param meanwhile what happens during the outage; `over` resolves when its time has passed. Service returns when both
 *   have ended.
 * @returns what `meanwhile` returned
 */
export async function outage<T>(
  of: Interruptible,
  ms: number,
  meanwhile: (over: Promise<void>) => T | Promise<T>,
): Promise<T> {
  await of.unplug();
  try {
    const over = new Promise<void>((resolve) => setTimeout(resolve, ms));
    const seen = await meanwhile(over);
    await over;
    return seen;
  } finally {
    await of.plugIn();
  }
}
