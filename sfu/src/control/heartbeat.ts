import { sleep } from '@falink/client';
import { type BodyOf, internalRoutes } from '@falink/protocol';
import type { Logger } from '@falink/service-kit';
import type { ApiClient } from './api-client.js';
import type { ClockOffset } from './clock-offset.js';

const HEARTBEAT_INTERVAL_MS = 2_000;
/** Clocks that are kept by NTP differ by milliseconds. */
const SKEW_MS = 2_000;

type HeartbeatBody = BodyOf<typeof internalRoutes.sfuHeartbeat>;

export interface HeartbeatOptions {
  readonly api: ApiClient;
  readonly log: Logger;
  readonly clockOffset: ClockOffset;
  readonly status: () => Omit<HeartbeatBody, 'clockOffsetMs'>;
  /** The call of this room has ended. */
  readonly closeRoom: (roomId: string) => void;
}

/** Reports to the api that this sfu is alive, and closes rooms whose call ended while the two were disconnected. */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;
  #reached = true;
  #skewed = false;

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

  /** Once when it begins and once when it is over. */
  #reportSkew(): void {
    const { log, clockOffset } = this.#options;
    const isSkewed = Math.abs(clockOffset.ms ?? 0) >= SKEW_MS;
    if (isSkewed === this.#skewed) return;
    this.#skewed = isSkewed;
    if (isSkewed)
      log.error({ offsetMs: clockOffset.ms }, 'this clock and the api’s differ: check NTP on both machines');
    else log.info('this clock and the api’s agree again');
  }

  async #beat(signal: AbortSignal): Promise<void> {
    const { api, log, status, closeRoom, clockOffset } = this.#options;
    const { ms } = clockOffset;
    // An api of the release before, which gives no time, would refuse a field that it does not know.
    const body = { ...status(), ...(ms !== null && { clockOffsetMs: ms }) };
    try {
      const sentAtMs = Date.now();
      const { closeRooms, serverTime } = await api.call(internalRoutes.sfuHeartbeat, { body, signal });
      if (serverTime === undefined) clockOffset.forget();
      else clockOffset.observe({ sentAtMs, receivedAtMs: Date.now(), serverTimeMs: Date.parse(serverTime) });
      this.#reportSkew();
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
