import { epochNow } from './first-frame.js';

/** What one end received in a window. */
export interface Reception {
  /** Length of the window, s. */
  readonly windowS: number;
  /** Sound that was made up because packets were missing, and sound that was not played at all, s. */
  readonly concealedS: number;
  /** Time in gaps between two pictures of at least {@link FROZEN_GAP_MS}, s. */
  readonly frozenS: number;
  readonly frames: number;
  /** Received, kbit/s: sound, picture. */
  readonly audioKbps: number;
  readonly videoKbps: number;
}

/** A gap that a viewer notices as standing still: half a second, whatever the frame rate. */
const FROZEN_GAP_MS = 500;

interface Totals {
  readonly concealed: number;
  readonly samples: number;
  readonly audioBytes: number;
  readonly videoBytes: number;
}

const SAMPLE_RATE = 48_000;
const SAMPLE_EVERY_MS = 250;
const NOTHING: Totals = { concealed: 0, samples: 0, audioBytes: 0, videoBytes: 0 };

/** Watches what one end of a call receives. Counters that begin again, as after a reconnection, are added up. */
export class MediaMeter {
  readonly #seen = new Map<string, Totals>();
  #sum: Totals = NOTHING;
  #began = 0;
  #frames: number[] = [];
  #running = false;
  #sampling: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly stats: () => Promise<RTCStatsReport | undefined>,
  ) {}

  async begin(): Promise<void> {
    this.#seen.clear();
    await this.#sample();
    this.#sum = NOTHING;
    this.#began = epochNow();
    this.#frames = [];
    this.#running = true;
    this.#watch();
    this.#timer = setInterval(() => {
      this.#sampling = this.#sample();
    }, SAMPLE_EVERY_MS);
  }

  async end(): Promise<Reception> {
    this.#running = false;
    clearInterval(this.#timer);
    await this.#sampling;
    await this.#sample();
    const windowMs = epochNow() - this.#began;
    const windowS = windowMs / 1000;
    const { concealed, samples, audioBytes, videoBytes } = this.#sum;
    const missing = Math.max(0, windowS - samples / SAMPLE_RATE);
    return {
      windowS,
      // A tenth of a second is the time that the statistics lag behind.
      concealedS: concealed / SAMPLE_RATE + (missing > 0.1 ? missing : 0),
      frozenS: frozenMs(this.#frames, this.#began, this.#began + windowMs) / 1000,
      frames: this.#frames.length,
      audioKbps: (audioBytes * 8) / windowMs,
      videoKbps: (videoBytes * 8) / windowMs,
    };
  }

  /** Moments of the last pictures, ms since the epoch. */
  get frames(): readonly number[] {
    return this.#frames;
  }

  #watch(): void {
    this.video.requestVideoFrameCallback(() => {
      if (!this.#running) return;
      this.#frames.push(epochNow());
      this.#watch();
    });
  }

  async #sample(): Promise<void> {
    const report = await this.stats().catch(() => undefined);
    report?.forEach((entry: Record<string, unknown>) => {
      if (entry.type !== 'inbound-rtp') return;
      const id = String(entry.id);
      const now = totalsOf(entry);
      const before = this.#seen.get(id) ?? NOTHING;
      this.#seen.set(id, now);
      this.#sum = add(this.#sum, now, now.samples < before.samples ? NOTHING : before);
    });
  }
}

/** Time in gaps of at least {@link FROZEN_GAP_MS} between `from` and `to`, ms. */
export function frozenMs(frames: readonly number[], from: number, to: number): number {
  let frozen = 0;
  let last = from;
  for (const at of [...frames, to]) {
    if (at - last >= FROZEN_GAP_MS) frozen += at - last;
    last = at;
  }
  return frozen;
}

function totalsOf(entry: Record<string, unknown>): Totals {
  const of = (name: string): number => (typeof entry[name] === 'number' ? (entry[name] as number) : 0);
  const audio = entry.kind === 'audio';
  return {
    concealed: of('concealedSamples'),
    samples: of('totalSamplesReceived'),
    audioBytes: audio ? of('bytesReceived') : 0,
    videoBytes: audio ? 0 : of('bytesReceived'),
  };
}

function add(sum: Totals, now: Totals, before: Totals): Totals {
  return {
    concealed: sum.concealed + now.concealed - before.concealed,
    samples: sum.samples + now.samples - before.samples,
    audioBytes: sum.audioBytes + now.audioBytes - before.audioBytes,
    videoBytes: sum.videoBytes + now.videoBytes - before.videoBytes,
  };
}
