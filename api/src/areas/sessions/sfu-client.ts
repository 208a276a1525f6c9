import { RouteCaller } from '@falink/client';
import { sfuRoutes } from '@falink/protocol';
import type { Logger } from '@falink/service-kit';
import type { Queryable } from '../../kernel/db/pool.js';
import { findRoomOf } from './queries/sessions.js';

const TIME_LIMIT_MS = 2_000;

/**
 * Asks an sfu to close a room. Best effort: a room that could not be closed is named in the answer to that sfu's next
 * heartbeat, so nothing stays open for long.
 */
export class SfuClient {
  readonly #pending = new Set<Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(private readonly options: { readonly pool: Queryable; readonly secret: string; readonly log: Logger }) {}

  /** Returns at once; failures are logged. */
  closeRoomOf(contactId: string, reason: 'ended' | 'failed'): void {
    const closing = this.#close(contactId, reason)
      .catch((err) =>
        this.options.log.info({ err, contactId }, 'the sfu will learn from its heartbeat that a room is over'),
      )
      .finally(() => this.#pending.delete(closing));
    this.#pending.add(closing);
  }

  /** Gives up what is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#pending);
  }

  async #close(contactId: string, reason: 'ended' | 'failed'): Promise<void> {
    const room = await findRoomOf(this.options.pool, contactId);
    if (!room || this.#stopping.signal.aborted) return;
    const caller = new RouteCaller({
      http: fetch,
      origin: new URL(room.internalUrl).origin,
      timeLimitMs: TIME_LIMIT_MS,
    });
    await caller.call(sfuRoutes.closeRoom, {
      params: { roomId: room.roomId },
      body: { reason },
      token: this.options.secret,
      signal: this.#stopping.signal,
    });
  }
}
