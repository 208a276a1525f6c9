import type { types } from 'mediasoup';
import { ROUTER_CODECS } from './codecs.js';
import { MediaRoom } from './media-room.js';

export interface WorkerAddress {
  readonly listenIp: string;
  /** Under which clients reach it, if not under `listenIp`. */
  readonly announcedAddresses: readonly string[];
  /** The first port, one for each announced address; 0: mediasoup picks them. */
  readonly port: number;
}

/** A worker that owes an answer at so many measurements in a row is stuck: a busy one answers within milliseconds. */
const OWED_LIMIT = 5;

/** What a room is assumed to cost until the next measurement shows it: a 1:1 call is about 2 % of a core. */
const ASSUMED_ROOM_LOAD = 0.02;

/** How many ports a worker takes. */
export function portCount({ announcedAddresses }: Pick<WorkerAddress, 'announcedAddresses'>): number {
  return Math.max(1, announcedAddresses.length);
}

function portsOf(address: WorkerAddress): number[] {
  return Array.from({ length: portCount(address) }, (_, i) => (address.port === 0 ? 0 : address.port + i));
}

/** One socket for each announced address: two candidates with the same port would be one to mediasoup. */
function listenInfos(address: WorkerAddress): types.TransportListenInfo[] {
  return portsOf(address).flatMap((port, i) => {
    const announcedAddress = address.announcedAddresses[i];
    return (['udp', 'tcp'] as const).map((protocol) => ({
      protocol,
      ip: address.listenIp,
      ...(announcedAddress !== undefined && { announcedAddress }),
      ...(port !== 0 && { port }),
    }));
  });
}

/** One worker process with its one port, its rooms and its measured load. */
export class MediaWorker {
  readonly #rooms = new Map<string, () => void>();
  #load = 0;
  #placedSinceMeasured = 0;
  #isMeasuring = false;
  #owed = 0;
  #usage: { readonly cpuMs: number; readonly atMs: number } | undefined;

  private constructor(
    readonly index: number,
    private readonly worker: types.Worker,
    private readonly server: types.WebRtcServer,
    onDied: (worker: MediaWorker) => void,
  ) {
    worker.once('died', () => {
      const failed = [...this.#rooms.values()];
      this.#rooms.clear();
      onDied(this);
      for (const onFailed of failed) onFailed();
    });
  }

  /** @throws Error when the process does not start or its port is taken. */
  static async start(
    createWorker: () => Promise<types.Worker>,
    index: number,
    address: WorkerAddress,
    onDied: (worker: MediaWorker) => void,
  ): Promise<MediaWorker> {
    const worker = await createWorker();
    try {
      const server = await worker.createWebRtcServer({ listenInfos: listenInfos(address) });
      return new MediaWorker(index, worker, server, onDied);
    } catch (cause) {
      worker.close();
      throw new Error(
        `Media cannot listen on ${address.listenIp}:${portsOf(address).join(', ')}, UDP and TCP. Set FALINK_SFU_RTC_PORT to the first of enough free ports, or FALINK_SFU_RTC_LISTEN_IP to an address of this machine.`,
        { cause },
      );
    }
  }

  get pid(): number {
    return this.worker.pid;
  }

  get closed(): boolean {
    return this.worker.closed || this.worker.died;
  }

  get roomIds(): ReadonlySet<string> {
    return new Set(this.#rooms.keys());
  }

  /** Measured share of one core, 0 … 1. */
  get load(): number {
    return this.#load;
  }

  /** The measured load plus what was placed since. */
  get expectedLoad(): number {
    return this.#load + this.#placedSinceMeasured * ASSUMED_ROOM_LOAD;
  }

  /** `onFailed` is called once if this worker dies before the room is closed. */
  async openRoom(roomId: string, onFailed: () => void): Promise<MediaRoom> {
    this.#placedSinceMeasured += 1;
    const router = await this.worker.createRouter({ mediaCodecs: ROUTER_CODECS });
    this.#rooms.set(roomId, onFailed);
    return new MediaRoom(router, this.server, () => {
      if (this.#rooms.get(roomId) === onFailed) this.#rooms.delete(roomId);
    });
  }

  /**
   * Takes the CPU time used since the last measurement. Nothing happens while that one lasts.
   *
   * @throws Error when the worker cannot be asked, or has left several measurements without an answer: by their number,
   *   not by the clock, which goes on while the machine sleeps
   */
  async measure(nowMs: number): Promise<void> {
    if (this.#isMeasuring) {
      this.#owed += 1;
      if (this.#owed < OWED_LIMIT) return;
      throw new Error(`no answer at ${this.#owed} measurements in a row`);
    }
    this.#isMeasuring = true;
    const { ru_utime, ru_stime } = await this.worker.getResourceUsage().finally(() => {
      this.#isMeasuring = false;
      this.#owed = 0;
    });
    const cpuMs = ru_utime + ru_stime;
    const before = this.#usage;
    this.#usage = { cpuMs, atMs: nowMs };
    this.#placedSinceMeasured = 0;
    if (before && nowMs > before.atMs) this.#load = Math.max(0, (cpuMs - before.cpuMs) / (nowMs - before.atMs));
  }

  dump(): Promise<types.WorkerDump> {
    return this.worker.dump();
  }

  /** Ends it as a crash would: its rooms move to another worker. */
  kill(): void {
    process.kill(this.worker.pid, 'SIGKILL');
  }

  /** Resolves when the process is gone. */
  async close(): Promise<void> {
    const { worker } = this;
    const gone = worker.subprocessClosed
      ? Promise.resolve()
      : new Promise<void>((resolve) => worker.once('subprocessclose', resolve));
    worker.close();
    await gone;
  }
}
