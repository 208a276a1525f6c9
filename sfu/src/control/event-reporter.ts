import { randomUUID } from 'node:crypto';
import { backoffMs, SingleFlight } from '@falink/client';
import { internalRoutes, type SfuEvent } from '@falink/protocol';
import { type Logger, sleep } from '@falink/service-kit';
import type { RoomEvent, RoomEventSink } from '../room/room-events.js';
import type { ApiClient } from './api-client.js';

const BATCH = 200;
const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 5_000;
/** About 20 MB; an api that is away longer reads the truth from heartbeats when it is back. */
const MAX_QUEUED = 50_000;

/**
 * Reports what happened, in order and at least once. The api may be away: events wait in memory and media is
 * never disturbed. An event keeps its id over repetitions, which makes them harmless.
 */
export class EventReporter implements RoomEventSink {
  readonly #queue: SfuEvent[] = [];
  readonly #stopping = new AbortController();
  readonly #sending = new SingleFlight(() => this.#drain());
  #dropped = 0;

  constructor(
    private readonly api: ApiClient,
    private readonly sfuId: string,
    private readonly log: Logger,
  ) {}

  get queued(): number {
    return this.#queue.length;
  }

  get dropped(): number {
    return this.#dropped;
  }

  report(event: RoomEvent): void {
    if (this.#queue.length >= MAX_QUEUED) {
      this.#queue.shift();
      this.#dropped += 1;
    }
    this.#queue.push({ ...event, id: randomUUID(), at: new Date().toISOString() });
    void this.#sending.run();
  }

  /** Gives what is queued one more chance, at most `ms`. */
  async stop(ms: number): Promise<void> {
    const timer = setTimeout(() => this.#stopping.abort(), ms);
    await this.#sending.run();
    clearTimeout(timer);
    this.#stopping.abort();
  }

  async #drain(): Promise<void> {
    // Events of one moment travel together.
    await Promise.resolve();
    for (let failures = 0; this.#queue.length > 0 && !this.#stopping.signal.aborted; ) {
      const events = this.#queue.slice(0, BATCH);
      try {
        const body = { sfuId: this.sfuId, events };
        await this.api.call(internalRoutes.sfuEvents, { body, signal: this.#stopping.signal });
        failures = 0;
        // The oldest may have been dropped while these were sent, so the sent ones are found by id.
        const sent = new Set(events.map((event) => event.id));
        while (this.#queue[0] && sent.has(this.#queue[0].id)) this.#queue.shift();
      } catch (err) {
        failures += 1;
        if (failures === 1) this.log.warn({ err, queued: this.#queue.length }, 'events wait for the api');
        await sleep(backoffMs(failures, FIRST_RETRY_MS, LONGEST_RETRY_MS, Math.random), this.#stopping.signal).catch(
          () => undefined,
        );
      }
    }
  }
}

/** For an sfu that runs without an api. */
export const silentSink: RoomEventSink = { report: () => undefined };
