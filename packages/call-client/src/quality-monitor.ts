import type { Clock } from './clock.js';
import { type QualityLevel, type QualitySample, qualityOf } from './quality.js';
import { numberOf, type StatsEntries } from './stats.js';

const SAMPLE_INTERVAL_MS = 1_000;
/** The level is that of two seconds: in one a single burst of loss would change it. */
const SAMPLES_PER_LEVEL = 2;

export interface QualitySources {
  stats(): Promise<RTCStatsReport | undefined>;
  /** True when media should be arriving. */
  expected(): boolean;
  changed(level: QualityLevel): void;
  /** What arrived since the measurement before. */
  measured(sample: QualitySample): void;
  /** Every reading, for what else depends on it. */
  sampled(report: StatsEntries): void;
}

interface Totals {
  readonly received: number;
  readonly lost: number;
}

/** Samples what arrives and notifies when the level changes. Idempotent start and stop. */
export class QualityMonitor {
  #cancel: (() => void) | undefined;
  #running = false;
  #level: QualityLevel | undefined;
  #totals: Totals | undefined;
  #samples = 0;

  constructor(
    private readonly clock: Clock,
    private readonly sources: QualitySources,
  ) {}

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#schedule();
  }

  stop(): void {
    this.#running = false;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #schedule(): void {
    this.#cancel = this.clock.after(SAMPLE_INTERVAL_MS, () => {
      void this.#sample().finally(() => {
        if (this.#running) this.#schedule();
      });
    });
  }

  async #sample(): Promise<void> {
    const report = await this.sources.stats().catch(() => undefined);
    if (!this.#running || !report) return;
    this.sources.sampled(report);
    this.#samples += 1;
    if (this.#samples % SAMPLES_PER_LEVEL !== 1) return;
    const { totals, rttMs } = readReport(report);
    const before = this.#totals;
    this.#totals = totals;
    // Counters start again with new transports: such a sample says nothing.
    if (!before || totals.received < before.received) return;
    const sample: QualitySample = {
      packetsReceived: totals.received - before.received,
      packetsLost: totals.lost - before.lost,
      rttMs,
      expected: this.sources.expected(),
    };
    this.sources.measured(sample);
    const level = qualityOf(sample);
    if (level === this.#level) return;
    this.#level = level;
    this.sources.changed(level);
  }
}

/** Sums a receive transport's report: W3C webrtc-stats `inbound-rtp` and the nominated `candidate-pair`. */
export function readReport(report: StatsEntries): {
  totals: Totals;
  rttMs: number | null;
} {
  let received = 0;
  let lost = 0;
  let rttMs: number | null = null;
  report.forEach((raw) => {
    const entry = raw as Record<string, unknown>;
    if (entry.type === 'inbound-rtp') {
      received += numberOf(entry.packetsReceived);
      lost += numberOf(entry.packetsLost);
    } else if (
      entry.type === 'candidate-pair' &&
      entry.nominated === true &&
      entry.currentRoundTripTime !== undefined
    ) {
      rttMs = numberOf(entry.currentRoundTripTime) * 1000;
    }
  });
  return { totals: { received, lost }, rttMs };
}
