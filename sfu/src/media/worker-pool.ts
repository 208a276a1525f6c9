import { setTimeout as delay } from 'node:timers/promises';
import { backoffMs } from '@falink/client';
import { FalinkError } from '@falink/protocol';
import type { Logger } from '@falink/service-kit';
import { createWorker, type types } from 'mediasoup';
import type { Config } from '../config.js';
import type { MediaPlane, MediaRoom, Opaque } from '../room/media-port.js';
import { MediaWorker, portCount } from './media-worker.js';
import { readRtpCapabilities } from './rtp-shape.js';
import { resolveWorkerBinary } from './worker-binary.js';

const MEASURE_INTERVAL_MS = 2_000;
/** How long a room waits for a worker while dead ones come back. */
const WORKER_WAIT_MS = 5_000;
const FIRST_RESPAWN_DELAY_MS = 50;
const LONGEST_RESPAWN_DELAY_MS = 5_000;
/** A worker that lived this long was healthy: after its next death the back-off starts over. */
const HEALTHY_AFTER_MS = 10_000;

/** The worker processes: keeps their number and assigns each room to the least loaded one. */
export class WorkerPool implements MediaPlane {
  readonly #config: Config['media'];
  readonly #log: Logger;
  #workers: MediaWorker[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #stopping = new AbortController();
  #createWorker: (() => Promise<types.Worker>) | undefined;
  #measuring: NodeJS.Timeout | undefined;
  #deaths = 0;

  constructor(config: Config['media'], log: Logger) {
    this.#config = config;
    this.#log = log;
  }

  /** @throws Error with the remedy when a worker cannot be started. */
  async start(): Promise<void> {
    const workerBin = resolveWorkerBinary(this.#config.workerBin);
    this.#createWorker = () => createWorker({ logLevel: 'warn', workerBin });
    await Promise.all(Array.from({ length: this.#config.workers }, (_, index) => this.#spawn(index)));
    this.#measuring = setInterval(() => void this.#measure(), MEASURE_INTERVAL_MS);
  }

  get workers(): readonly MediaWorker[] {
    return this.#workers;
  }

  /** The busiest worker's share of one core. */
  get load(): number {
    return this.#workers.reduce((busiest, worker) => Math.max(busiest, worker.load), 0);
  }

  get deaths(): number {
    return this.#deaths;
  }

  readCapabilities(given: Opaque): Opaque {
    return readRtpCapabilities(given);
  }

  async openRoom(roomId: string, onFailed: () => void): Promise<MediaRoom> {
    const deadline = AbortSignal.timeout(WORKER_WAIT_MS);
    for (;;) {
      const worker = this.#quietest() ?? (await this.#nextWorker(deadline));
      if (!worker) throw new FalinkError('service.unavailable', { retryAfterS: 2 });
      try {
        return await worker.openRoom(roomId, onFailed);
      } catch (error) {
        // The worker died between the choice and its reply; any other failure is real.
        if (!worker.closed) throw error;
        this.#workers = this.#workers.filter((other) => other !== worker);
      }
    }
  }

  /** Resolves when the processes of the workers are gone. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearInterval(this.#measuring);
    const workers = this.#workers;
    this.#workers = [];
    for (const wake of this.#waiting) wake();
    await Promise.all(workers.map((worker) => worker.close()));
  }

  #quietest(): MediaWorker | undefined {
    return this.#workers
      .filter((worker) => !worker.closed)
      .sort((a, b) => a.expectedLoad - b.expectedLoad || a.roomIds.size - b.roomIds.size)[0];
  }

  async #nextWorker(deadline: AbortSignal): Promise<MediaWorker | undefined> {
    if (deadline.aborted || this.#stopping.signal.aborted) return undefined;
    await new Promise<void>((resolve) => {
      this.#waiting.add(resolve);
      deadline.addEventListener('abort', () => resolve(), { once: true });
    });
    return this.#quietest();
  }

  async #spawn(index: number): Promise<void> {
    if (!this.#createWorker) throw new Error('the pool is not started');
    const startedAt = performance.now();
    const { listenIp, announcedAddresses, rtcPort } = this.#config;
    const worker = await MediaWorker.start(
      this.#createWorker,
      index,
      { listenIp, announcedAddresses, port: rtcPort === 0 ? 0 : rtcPort + index * portCount(this.#config) },
      (died) => this.#onDied(died, performance.now() - startedAt),
    );
    if (this.#stopping.signal.aborted) {
      await worker.close();
      return;
    }
    this.#workers.push(worker);
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  #onDied(worker: MediaWorker, livedMs: number): void {
    this.#workers = this.#workers.filter((other) => other !== worker);
    if (this.#stopping.signal.aborted) return;
    this.#deaths += 1;
    this.#log.error({ worker: worker.index, workerPid: worker.pid }, 'a media worker died; another one is started');
    void this.#respawn(worker.index, livedMs > HEALTHY_AFTER_MS ? 1 : 4);
  }

  async #respawn(index: number, firstTry: number): Promise<void> {
    for (let attempt = firstTry; !this.#stopping.signal.aborted; attempt += 1) {
      try {
        // The first replacement of a healthy worker comes at once.
        if (attempt > 1)
          await delay(
            backoffMs(attempt - 1, FIRST_RESPAWN_DELAY_MS, LONGEST_RESPAWN_DELAY_MS, Math.random),
            undefined,
            { signal: this.#stopping.signal },
          );
        await this.#spawn(index);
        return;
      } catch (err) {
        if (this.#stopping.signal.aborted) return;
        this.#log.error({ err, worker: index, attempt }, 'a media worker could not be started');
      }
    }
  }

  async #measure(): Promise<void> {
    await Promise.all(
      this.#workers.map((worker) =>
        worker.measure(performance.now()).catch((error) => this.#onUnanswered(worker, error)),
      ),
    );
  }

  /** #onDied handles a worker that dies now. One that lives and does not answer would refuse every call until it ends. */
  #onUnanswered(worker: MediaWorker, err: unknown): void {
    if (worker.closed || this.#stopping.signal.aborted) return;
    this.#log.error(
      { err, worker: worker.index, workerPid: worker.pid },
      'a media worker does not answer; it is ended',
    );
    worker.kill();
  }
}
