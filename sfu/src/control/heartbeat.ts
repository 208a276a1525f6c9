import { sleep } from '@falink/client';
import { type BodyOf, internalRoutes } from '@falink/protocol';
import type { Logger } from '@falink/service-kit';
import type { ApiClient } from './api-client.js';

const HEARTBEAT_INTERVAL_MS = 2_000;

type HeartbeatBody = BodyOf<typeof internalRoutes.sfuHeartbeat>;

export interface HeartbeatOptions {
  readonly api: ApiClient;
  readonly log: Logger;
  readonly status: () => HeartbeatBody;
  /** The call of this room has ended. */
  readonly closeRoom: (roomId: string) => void;
}

/** Reports to the api that this sfu is alive, and closes rooms whose call ended while the two were disconnected. */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;
  #reached = true;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#beat(signal);
      await sleep(HEARTBEAT_INTERVAL_MS, signal).catch(() => undefined);
    }
  }

  async #beat(signal: AbortSignal): Promise<void> {
    const { api, log, status, closeRoom } = this.#options;
    try {
      const { closeRooms } = await api.call(internalRoutes.sfuHeartbeat, { body: status(), signal });
      if (!this.#reached) log.info('the api is back');
      this.#reached = true;
      for (const roomId of closeRooms) closeRoom(roomId);
    } catch (err) {
      if (signal.aborted) return;
      // Once per outage: the log is for people.
      if (this.#reached) log.warn({ err }, 'the api cannot be reached; calls go on');
      this.#reached = false;
    }
  }
}
