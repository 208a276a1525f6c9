import { randomUUID } from 'node:crypto';
import { backoffMs, SingleFlight, sleep } from '@falink/client';
import { FalinkError, internalRoutes } from '@falink/protocol';
import type { Logger } from '@falink/service-kit';
import type { Reported, RoomEvent, RoomEventSink } from '../room/room-events.js';
import type { ApiClient } from './api-client.js';

const BATCH = 200;
const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 5_000;
/** About 20 MB; an api that is away longer learns the present state from heartbeats when it is back. */
const MAX_QUEUED = 50_000;
/** With so many waiting, measurements are left out: what happened in rooms is worth more. */
const MAX_QUEUED_WITH_MEASUREMENTS = 10_000;

/**
 * Reports what happened, in order and at least once. While the api is away, events wait in memory and media is not
 * disturbed. A retried event keeps its id, so that the api can apply it once.
 */
export class EventReporter implements RoomEventSink {
  readonly #api: ApiClient;
  readonly #sfuId: string;
  readonly #log: Logger;
  readonly #queue: Reported[] = [];
  readonly #stopping = new AbortController();
  readonly #sending = new SingleFlight(() => this.#drain());
  #dropped = 0;

  constructor(api: ApiClient, sfuId: string, log: Logger) {
    this.#api = api;
    this.#sfuId = sfuId;
    this.#log = log;
  }

  get queued(): number {
    return this.#queue.length;
  }

  get dropped(): number {
    return this.#dropped;
  }

  report(event: RoomEvent): void {
    if (event.type === 'peer.measured' && this.#queue.length >= MAX_QUEUED_WITH_MEASUREMENTS) {
      this.#dropped += 1;
      return;
    }
    if (this.#queue.length >= MAX_QUEUED) {
      this.#queue.shift();
      this.#dropped += 1;
    }
    this.#queue.push({ ...event, id: randomUUID(), at: new Date().toISOString() });
    void this.#sending.run();
  }

  #leaveOut(err: unknown): void {
    const event = this.#queue.shift();
    this.#dropped += 1;
    this.#log.error({ err, event }, 'the api refuses an event; it is left out');
  }

  /** Waits at most `ms` for queued events to be delivered, then drops them. */
  async stop(ms: number): Promise<void> {
    const timer = setTimeout(() => this.#stopping.abort(), ms);
    await this.#sending.run();
    clearTimeout(timer);
    this.#stopping.abort();
  }

  async #drain(): Promise<void> {
    // Events of the same turn go in one request.
    await Promise.resolve();
    let size = BATCH;
    for (let failures = 0; this.#queue.length > 0 && !this.#stopping.signal.aborted; ) {
      const events = this.#queue.slice(0, size);
      try {
        const body = { sfuId: this.#sfuId, events };
        await this.#api.call(internalRoutes.sfuEvents, { body, signal: this.#stopping.signal });
        failures = 0;
        size = Math.min(BATCH, size * 2);
        // The oldest may have been dropped during the request, so remove the sent ones by id.
        const sent = new Set(events.map((event) => event.id));
        while (this.#queue[0] && sent.has(this.#queue[0].id)) this.#queue.shift();
      } catch (err) {
        if (isRefusal(err)) {
          // It would be refused for ever and block those behind it: refused alone, it is dropped.
          if (events.length === 1) this.#leaveOut(err);
          size = 1;
          continue;
        }
        failures += 1;
        if (failures === 1) this.#log.warn({ err, queued: this.#queue.length }, 'events wait for the api');
        await sleep(backoffMs(failures, FIRST_RETRY_MS, LONGEST_RETRY_MS, Math.random), this.#stopping.signal).catch(
          () => undefined,
        );
      }
    }
  }
}

/** The api has read the request and does not want it; anything else may be different the next time. */
function isRefusal(error: unknown): boolean {
  return error instanceof FalinkError && (error.code === 'request.malformed' || error.code === 'request.too_large');
}

/** For an sfu that runs without an api. */
export const silentSink: RoomEventSink = { report: () => undefined };
