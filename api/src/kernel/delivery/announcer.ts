import { SingleFlight } from '@falink/client';
import { isUnavailable, type Logger } from '@falink/service-kit';
import type { Change, ChangeFeed } from './change-feed.js';
import { localTerminals, type Sockets } from './sockets.js';
import type { Teller } from './teller.js';
import { Throttle } from './throttle.js';

/**
 * Announces changes to this process's sockets through the tellers, in their order. One batch after the other, so that
 * nobody receives an older state after a newer one.
 */
export class Announcer {
  readonly #throttles = new Map<Teller, Throttle>();
  #pending: Change[] = [];
  readonly #announcing = new SingleFlight(() => this.#announce());
  #unsubscribe: () => void = () => {};

  constructor(
    private readonly options: {
      readonly tellers: readonly Teller[];
      readonly changes: ChangeFeed;
      readonly sockets: Sockets;
      readonly log: Logger;
    },
  ) {
    for (const teller of options.tellers) {
      const { intervalMs } = teller;
      if (intervalMs) this.#throttles.set(teller, new Throttle(intervalMs, () => this.#guarded(teller, [])));
    }
  }

  start(): void {
    this.#unsubscribe = this.options.changes.subscribe((changes) => this.#enqueue(changes));
  }

  /** Resolves when the batch under way has been announced. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#pending = [];
    await Promise.all([this.#announcing.stop(), ...[...this.#throttles.values()].map((throttle) => throttle.stop())]);
  }

  /** Notifications may have been lost: every teller brings its sockets up to date. */
  resync(): void {
    const terminals = localTerminals(this.options.sockets);
    for (const { name, welcome, resync } of this.options.tellers) {
      if (resync) void this.#guard(name, resync);
      if (welcome && terminals.length > 0) void this.#guard(name, () => welcome(terminals));
    }
  }

  /** Sends terminals that have just connected what they must know at once, in the order of the tellers. */
  async welcome(terminalIds: readonly string[]): Promise<void> {
    for (const { name, welcome } of this.options.tellers) {
      if (welcome) await this.#guard(name, () => welcome(terminalIds));
    }
  }

  #enqueue(changes: readonly Change[]): void {
    this.#pending.push(...changes);
    void this.#announcing.run();
  }

  async #announce(): Promise<void> {
    // One turn of the event loop gathers what belongs together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#pending.length > 0) {
      const batch = this.#pending;
      this.#pending = [];
      for (const teller of this.options.tellers) {
        const types = new Set(teller.on.map(({ type }) => type));
        const ids = [...new Set(batch.flatMap((change) => (types.has(change.type) ? [change.id] : [])))];
        if (ids.length === 0) continue;
        const throttle = this.#throttles.get(teller);
        if (throttle) throttle.run();
        else await this.#guarded(teller, ids);
      }
    }
  }

  /** One row that cannot be announced must not take the others of its batch along: then each is announced alone. */
  #guarded(teller: Teller, ids: readonly string[]): Promise<void> {
    return this.#guard(teller.name, async () => {
      try {
        await teller.tell(ids);
      } catch (err) {
        if (ids.length < 2 || isUnavailable(err)) throw err;
        for (const id of ids) await this.#guarded(teller, [id]);
      }
    });
  }

  /** A failed notification costs only itself: a client that connects or asks again gets the present state. */
  async #guard(teller: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (err) {
      this.options.log.warn({ err, teller }, 'a change could not be announced to the sockets');
    }
  }
}
