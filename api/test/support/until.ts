import { setTimeout as delay } from 'node:timers/promises';

/** Asks again until the answer is truthy. @throws Error after `timeoutMs` with the last answer. */
export async function until<T>(look: () => T | Promise<T>, timeoutMs = 10_000): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain; last seen: ${JSON.stringify(seen)}`);
    await delay(15);
  }
}
