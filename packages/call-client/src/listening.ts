import { NO_DELAY, nextPlayout, type PlayoutState } from './media/playout-delay.js';
import { type Reception, type ReceptionSample, receptionOf } from './media/strain.js';
import { readReport } from './quality-monitor.js';
import { numberOf, type StatsEntries } from './stats.js';

/** Chromium before 124 knows only the hint, in seconds. */
interface DelayedReceiver {
  jitterBufferTarget?: number | null;
  playoutDelayHint?: number | null;
}

/** One of so many readings is reported when nothing is missing, so that silence means something. */
const CALM_READINGS = 3;

export interface ListeningOptions {
  /** What everything received comes through. */
  readonly receivers: () => readonly DelayedReceiver[];
  /** Receives every reading with something missing, the first without, and every third after that. */
  readonly report: (reception: Reception) => void;
}

/**
 * What this side does about what it receives: holds sound back while packets come late (lips follow the voice, because
 * both are one stream), and reports what is missing, so that those who send can send less.
 */
export class Listening {
  #playout: PlayoutState = NO_DELAY;
  #before: ReceptionSample | undefined;
  #shortestRttMs: number | null = null;
  #missing = false;
  #unreported = 0;

  constructor(private readonly options: ListeningOptions) {}

  /** A reading of the receiving transport's statistics. */
  sampled(report: StatsEntries): void {
    const now = totalsOf(report);
    const before = this.#before;
    this.#before = now;
    if (now.rttMs !== null) this.#shortestRttMs = Math.min(now.rttMs, this.#shortestRttMs ?? now.rttMs);
    // Counters start again with new transports: such a reading says nothing.
    if (!before || now.played < before.played || now.packetsReceived < before.packetsReceived) return;
    const sample = since(before, now);
    this.#playout = nextPlayout(this.#playout, sample);
    for (const receiver of this.options.receivers()) setDelay(receiver, this.#playout.delayMs);
    this.#report(receptionOf(sample, this.#shortestRttMs));
  }

  #report(reception: Reception): void {
    const before = this.#missing;
    this.#missing = reception.strained;
    this.#unreported += 1;
    if (!reception.strained && !before && this.#unreported < CALM_READINGS) return;
    this.#unreported = 0;
    this.options.report(reception);
  }
}

function since(before: ReceptionSample, now: ReceptionSample): ReceptionSample {
  return {
    played: now.played - before.played,
    concealed: now.concealed - before.concealed,
    packetsReceived: now.packetsReceived - before.packetsReceived,
    packetsLost: now.packetsLost - before.packetsLost,
    rttMs: now.rttMs,
  };
}

function setDelay(receiver: DelayedReceiver, delayMs: number): void {
  const target = delayMs === 0 ? null : delayMs;
  if ('jitterBufferTarget' in receiver) {
    if (receiver.jitterBufferTarget !== target) receiver.jitterBufferTarget = target;
  } else if ('playoutDelayHint' in receiver) receiver.playoutDelayHint = target === null ? null : target / 1000;
}

function totalsOf(report: StatsEntries): ReceptionSample {
  const { totals, rttMs } = readReport(report);
  let [played, concealed] = [0, 0];
  report.forEach((raw) => {
    const entry = raw as Record<string, unknown>;
    if (entry.type !== 'inbound-rtp' || entry.kind !== 'audio') return;
    played += numberOf(entry.totalSamplesReceived);
    concealed += numberOf(entry.concealedSamples);
  });
  return { played, concealed, packetsReceived: totals.received, packetsLost: totals.lost, rttMs };
}
