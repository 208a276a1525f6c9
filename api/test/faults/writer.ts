import { setTimeout as pause } from 'node:timers/promises';
import type { ErrorBody } from '@falink/protocol';

/** What one attempt came to: null when nobody knows, because there was no answer or the service had a fault. */
export type Outcome = 'accepted' | 'refused' | null;

/** The service could not do what an attempt needs first; nothing was written. */
export class Unavailable extends Error {}

const ANSWER_MS = 6_000;
const AGAIN_MS = 400;
/** What fetch throws when there is no whole answer. */
const LOST = new Set(['TypeError', 'AbortError']);

/** How an answer of the api counts. @param closed codes that say that this work is over */
export function outcomeOf(
  answer: { readonly status: number; readonly error: ErrorBody | null },
  closed: readonly string[] = [],
): Outcome {
  if (answer.status < 300) return 'accepted';
  if (answer.error && closed.includes(answer.error.code)) return 'refused';
  if (answer.status >= 500) return null;
  throw new Error(`refused: ${answer.status} ${answer.error?.code}`);
}

/**
 * Somebody who writes one thing after the other, and repeats each until the service answers, as every client of it
 * does. Keeps account of what was accepted.
 */
export class Writer {
  /** What the service has accepted, in order. */
  readonly accepted: string[] = [];
  /** Attempts that nobody knows the end of. */
  unknown = 0;
  /** The work is over: its call has ended. */
  closed = false;
  #failure: unknown = null;
  #stopping = false;
  #running: Promise<void> | null = null;

  /**
   * @param make a new thing to write: its name, and the attempt to write it, which may be made again
   * @param everyMs how long it rests between two of them
   */
  constructor(
    readonly name: string,
    private readonly make: (n: number) => Promise<{ readonly id: string; attempt(): Promise<Outcome> }>,
    private readonly everyMs: number,
  ) {}

  start(): this {
    this.#running = this.#run().catch((error: unknown) => {
      this.#failure = error;
    });
    return this;
  }

  /** @throws what the service should not have answered */
  check(): void {
    if (this.#failure) throw new Error(`${this.name}: ${this.#failure}`, { cause: this.#failure });
  }

  /** Finishes what it has begun. @throws what the service should not have answered */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running;
    this.check();
  }

  async #run(): Promise<void> {
    for (let n = 0; !this.#stopping && !this.closed; n += 1) {
      const { id, attempt } = await this.make(n);
      await this.#write(id, attempt);
      await pause(this.everyMs);
    }
  }

  async #write(id: string, attempt: () => Promise<Outcome>): Promise<void> {
    for (;;) {
      const outcome = await withinTime(attempt());
      if (outcome === 'accepted') return void this.accepted.push(id);
      if (outcome === 'refused') {
        this.closed = true;
        return;
      }
      this.unknown += 1;
      await pause(AGAIN_MS);
    }
  }
}

/** A request that was swallowed has no end of its own; one that found no connection failed. */
async function withinTime(attempt: Promise<Outcome>): Promise<Outcome> {
  const late = new AbortController();
  const limit = pause(ANSWER_MS, null, { signal: late.signal }).catch(() => null);
  try {
    return await Promise.race([attempt, limit]);
  } catch (error) {
    if (error instanceof Unavailable) return null;
    // Of another realm than the test's: no connection, one that was lost, an answer cut short.
    if (error instanceof Error || !LOST.has((error as { name?: string }).name ?? '')) throw error;
    return null;
  } finally {
    late.abort();
  }
}
