import { QUALITY_ROW_S, type QualityRow } from '@falink/protocol';
import type { Clock } from './clock.js';
import { numberOf, type StatsEntries } from './stats.js';

const NO_STATS: StatsEntries = [];
/** The longest time that one row may stand for: a page that slept measured nothing in between. */
const MAX_ROW_S = 60;

export interface QualityRowSources {
  readonly clock: Clock;
  /** Statistics of what is sent. */
  readonly sending: () => Promise<StatsEntries | undefined>;
  /** True when media should be arriving. */
  readonly expected: () => boolean;
  /** A picture that could arrive is not sent: what stands still then is no freeze. */
  readonly pictureStopped: () => boolean;
  readonly report: (row: QualityRow) => void;
}

/** Figures of statistics entries that only grow, by entry and name. */
type Counters = ReadonlyMap<string, number>;

interface Reading {
  readonly atMs: number;
  readonly counters: Counters;
  readonly rttMs: number | null;
  readonly jitterMs: number | null;
  readonly picture: QualityRow['picture'];
}

const COUNTED: Readonly<Record<string, readonly string[]>> = {
  'inbound-rtp': [
    'packetsReceived',
    'packetsLost',
    'totalSamplesReceived',
    'concealedSamples',
    'freezeCount',
    'totalFreezesDuration',
  ],
  'outbound-rtp': ['packetsSent'],
  'remote-inbound-rtp': ['packetsLost'],
};

/** Makes one row of about every ten seconds from readings a second apart (SPEC M16). */
export class QualityRows {
  #before: Reading | undefined;
  #measuring = false;
  #stopped = false;

  constructor(private readonly sources: QualityRowSources) {}

  /** A reading of what is received. */
  sampled(receiving: StatsEntries): void {
    this.#stopped ||= this.sources.pictureStopped();
    const elapsedMs = this.sources.clock.now() - (this.#before?.atMs ?? 0);
    if (this.#measuring || (this.#before && elapsedMs < QUALITY_ROW_S * 1_000)) return;
    this.#measuring = true;
    void this.#measure(receiving).finally(() => {
      this.#measuring = false;
    });
  }

  async #measure(receiving: StatsEntries): Promise<void> {
    const sending = (await this.sources.sending().catch(() => undefined)) ?? NO_STATS;
    const now = read(receiving, sending, this.sources.clock.now());
    const [before, stopped] = [this.#before, this.#stopped];
    this.#before = now;
    this.#stopped = this.sources.pictureStopped();
    if (!before) return;
    const row = rowOf(before, now, this.sources.expected());
    if (row.seconds <= MAX_ROW_S) this.sources.report(stopped ? { ...row, freezes: 0, frozenMs: 0 } : row);
  }
}

function read(receiving: StatsEntries, sending: StatsEntries, atMs: number): Reading {
  const counters = new Map<string, number>();
  let [rttMs, jitterMs, frames]: [number | null, number | null, number] = [null, null, -1];
  let picture: QualityRow['picture'] = null;
  for (const entries of [receiving, sending]) {
    entries.forEach((raw) => {
      const entry = raw as Record<string, unknown>;
      const type = String(entry.type);
      for (const name of COUNTED[type] ?? [])
        counters.set(`${type} ${String(entry.id)} ${name}`, numberOf(entry[name]));
      if (type === 'candidate-pair' && entry.nominated === true && entry.currentRoundTripTime !== undefined)
        rttMs = millis(entry.currentRoundTripTime);
      if (type !== 'inbound-rtp') return;
      jitterMs = Math.max(jitterMs ?? 0, millis(entry.jitter));
      // Of several pictures the one that most is seen of.
      if (numberOf(entry.framesDecoded) <= frames || !numberOf(entry.frameWidth)) return;
      frames = numberOf(entry.framesDecoded);
      picture = { width: numberOf(entry.frameWidth), height: numberOf(entry.frameHeight) };
    });
  }
  return { atMs, counters, rttMs, jitterMs, picture };
}

const millis = (seconds: unknown): number => Math.min(60_000, Math.round(numberOf(seconds) * 1_000));

function rowOf(before: Reading, now: Reading, expected: boolean): QualityRow {
  const seconds = Math.max(1, Math.round((now.atMs - before.atMs) / 1_000));
  /** By how much a figure grew, over all entries; an entry that is new counts from nothing. */
  const grown = (type: string, name: string): number => {
    let sum = 0;
    for (const [key, value] of now.counters)
      if (key.startsWith(`${type} `) && key.endsWith(` ${name}`)) sum += value - (before.counters.get(key) ?? 0);
    return Math.max(0, sum);
  };
  const played = grown('inbound-rtp', 'totalSamplesReceived');
  const frozenMs = Math.round(grown('inbound-rtp', 'totalFreezesDuration') * 1_000);
  return {
    seconds,
    expected,
    received: grown('inbound-rtp', 'packetsReceived'),
    lost: grown('inbound-rtp', 'packetsLost'),
    sent: grown('outbound-rtp', 'packetsSent'),
    sentLost: grown('remote-inbound-rtp', 'packetsLost'),
    rttMs: now.rttMs,
    jitterMs: now.jitterMs,
    concealed: played === 0 ? 0 : Math.min(1, grown('inbound-rtp', 'concealedSamples') / played),
    freezes: Math.min(1_000, grown('inbound-rtp', 'freezeCount')),
    frozenMs: Math.min(seconds * 1_000, frozenMs),
    picture: now.picture,
  };
}
