import { setTimeout as wait } from 'node:timers/promises';
import { RouteCaller } from '@falink/client';
import { sfuRoutes } from '@falink/protocol';
import type { Logger } from '@falink/service-kit';
import type { Queryable } from '../../kernel/db/pool.js';
import { findRoomOf, findSfuOf } from './queries/sessions.js';

const TIME_LIMIT_MS = 2_000;
/** Waits between attempts to take a device out of a room, ms: nothing else does it later. */
const AGAIN_AFTER_MS: readonly number[] = [500, 2_000, 5_000];

/**
 * Asks an sfu to close a room, or to take a device out of one. Best effort: a room that could not be closed is named in
 * the answer to that sfu's next heartbeat, so nothing stays open for long.
 */
export class SfuClient {
  readonly #pending = new Set<Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(private readonly options: { readonly pool: Queryable; readonly secret: string; readonly log: Logger }) {}

  /** Returns at once; failures are logged. */
  closeRoomOf(contactId: string, reason: 'ended' | 'failed'): void {
    this.#keep(this.#close(contactId, reason), (err) =>
      this.options.log.info({ err, contactId }, 'the sfu will learn from its heartbeat that a room is over'),
    );
  }

  /** Returns at once; tried again when it fails, then logged. */
  removePeer(sessionId: string, peerId: string): void {
    this.#keep(this.#remove(sessionId, peerId), (err) =>
      this.options.log.warn({ err, sessionId, peerId }, 'a device could not be taken out of its room'),
    );
  }

  /** Gives up what is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#pending);
  }

  #keep(work: Promise<void>, failed: (error: unknown) => void): void {
    const done = work.catch(failed).finally(() => this.#pending.delete(done));
    this.#pending.add(done);
  }

  async #close(contactId: string, reason: 'ended' | 'failed'): Promise<void> {
    const room = await findRoomOf(this.options.pool, contactId);
    if (!room || this.#stopping.signal.aborted) return;
    await this.#caller(room.internalUrl).call(sfuRoutes.closeRoom, {
      params: { roomId: room.roomId },
      body: { reason },
      token: this.options.secret,
      signal: this.#stopping.signal,
    });
  }

  async #remove(roomId: string, peerId: string): Promise<void> {
    const { signal } = this.#stopping;
    for (const again of [...AGAIN_AFTER_MS, null]) {
      try {
        const internalUrl = await findSfuOf(this.options.pool, roomId);
        if (internalUrl === null || signal.aborted) return;
        await this.#caller(internalUrl).call(sfuRoutes.removePeer, {
          params: { roomId, peerId },
          token: this.options.secret,
          signal,
        });
        return;
      } catch (error) {
        if (again === null || signal.aborted) throw error;
        await wait(again, undefined, { signal });
      }
    }
  }

  #caller(internalUrl: string): RouteCaller {
    return new RouteCaller({ http: fetch, origin: new URL(internalUrl).origin, timeLimitMs: TIME_LIMIT_MS });
  }
}
