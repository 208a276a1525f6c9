import type { HealthSample } from '@falink/protocol';
import type { Reception } from '../platform/CallMedia.js';
import type { Platform, PlaybackState } from '../platform/Platform.js';

/** A frame that comes this long after the one before is one that a person sees late. */
const LONG_FRAME_MS = 100;
/** Nothing draws that slowly: the box slept. */
const ASLEEP_MS = 10_000;
/** A timer that fires this late waited for other work of the page. */
const BUSY_MS = 12;

/** What a heartbeat says of how the box worked since the one before. */
export interface Measured {
  readonly sample: HealthSample;
  readonly rttMs: number | null;
  readonly engine: string | null;
}

/** Counts between heartbeats how the box works: numbers only, nothing is made for a frame. */
export class HealthSampler {
  #sinceMs: number;
  #longFrames = 0;
  #worstFrameMs = 0;
  #looks = 0;
  #busyLooks = 0;
  #stalls = 0;
  #stalledMs = 0;
  #stalledSinceMs: number | null = null;
  #answeredMs: number | null = null;
  #storage: number | null = null;
  readonly #stop: readonly (() => void)[];

  /** @param reception what was received in the call since it was last asked for; null: no call */
  constructor(
    private readonly platform: Pick<Platform, 'clock' | 'vitals' | 'programme'>,
    private readonly reception: () => Reception | null,
  ) {
    this.#sinceMs = platform.clock.now();
    this.#stop = [
      platform.vitals.watch({
        frame: (gapMs) => this.#frame(gapMs),
        loop: (lateMs) => this.#loop(lateMs),
      }),
      platform.programme.onState((state) => this.#playback(state)),
    ];
    this.#askStorage();
  }

  stop(): void {
    for (const stop of this.#stop) stop();
  }

  /** The service answered a heartbeat after so many ms. */
  answered(ms: number): void {
    this.#answeredMs = ms;
  }

  /** What was measured since this was last called. */
  take(): Measured {
    const now = this.platform.clock.now();
    const reception = this.reception();
    const packets = reception ? reception.received + reception.lost : 0;
    if (this.#stalledSinceMs !== null) {
      this.#stalledMs += now - this.#stalledSinceMs;
      this.#stalledSinceMs = now;
    }
    const sample: HealthSample = {
      coveredS: (now - this.#sinceMs) / 1_000,
      cpu: this.platform.vitals.cpu(),
      busy: this.#looks > 0 ? this.#busyLooks / this.#looks : null,
      longFrames: this.#longFrames,
      worstFrameMs: Math.round(this.#worstFrameMs),
      stalls: this.#stalls,
      stalledS: this.#stalledMs / 1_000,
      // Packets that were counted as lost may come late.
      loss: reception && packets > 0 ? Math.max(0, reception.lost) / packets : null,
      storage: this.#storage,
    };
    this.#sinceMs = now;
    this.#longFrames = this.#worstFrameMs = this.#looks = this.#busyLooks = this.#stalls = this.#stalledMs = 0;
    this.#askStorage();
    return { sample, rttMs: reception?.rttMs ?? this.#answeredMs, engine: this.platform.vitals.engine };
  }

  #frame(gapMs: number): void {
    if (gapMs < LONG_FRAME_MS || gapMs >= ASLEEP_MS) return;
    this.#longFrames += 1;
    if (gapMs > this.#worstFrameMs) this.#worstFrameMs = gapMs;
  }

  #loop(lateMs: number): void {
    if (lateMs >= ASLEEP_MS) return;
    this.#looks += 1;
    if (lateMs >= BUSY_MS) this.#busyLooks += 1;
  }

  #playback(state: PlaybackState): void {
    const now = this.platform.clock.now();
    if (state === 'stalled' && this.#stalledSinceMs === null) {
      this.#stalls += 1;
      this.#stalledSinceMs = now;
    } else if (state !== 'stalled' && this.#stalledSinceMs !== null) {
      this.#stalledMs += now - this.#stalledSinceMs;
      this.#stalledSinceMs = null;
    }
  }

  /** The answer is for the next heartbeat. */
  #askStorage(): void {
    void this.platform.vitals.storage().then((share) => {
      this.#storage = share;
    });
  }
}
