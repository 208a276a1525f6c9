import type { TerminalHealth } from '@falink/protocol';
import { GAUGES, type Gauge, type MinuteRow, readingOf } from './minute-row.js';

/** Fits the table's column; more heartbeats than the socket lets through in a minute. */
const MAX_BEATS = 32_767;
const MAX_COUNT = 100_000;
const MAX_COVERED_S = 86_400;

interface Sum {
  sum: number;
  n: number;
}

/** What a terminal measured since it was written last. */
export class Gathered {
  readonly #sums = Object.fromEntries(GAUGES.map((gauge) => [gauge, { sum: 0, n: 0 }])) as Record<Gauge, Sum>;
  #last: MinuteRow | undefined;

  add(reading: MinuteRow): void {
    for (const gauge of GAUGES) {
      const value = reading[gauge];
      if (value === null) continue;
      this.#sums[gauge].sum += value;
      this.#sums[gauge].n += 1;
    }
    this.#last = this.#last ? this.#counted(this.#last, reading) : reading;
  }

  #counted(before: MinuteRow, now: MinuteRow): MinuteRow {
    return {
      ...now,
      beats: Math.min(MAX_BEATS, before.beats + 1),
      coveredS: Math.min(MAX_COVERED_S, before.coveredS + now.coveredS),
      longFrames: Math.min(MAX_COUNT, before.longFrames + now.longFrames),
      worstFrameMs: Math.max(before.worstFrameMs, now.worstFrameMs),
      stalls: Math.min(MAX_COUNT, before.stalls + now.stalls),
      stalledMs: Math.min(MAX_COVERED_S * 1_000, before.stalledMs + now.stalledMs),
      noCamera: now.noCamera ?? before.noCamera,
      noMicrophone: now.noMicrophone ?? before.noMicrophone,
    };
  }

  row(): MinuteRow | undefined {
    const means = Object.fromEntries(
      GAUGES.map((gauge) => {
        const { sum, n } = this.#sums[gauge];
        return [gauge, n === 0 ? null : Math.round(sum / n)];
      }),
    ) as Record<Gauge, number | null>;
    return this.#last && { ...this.#last, ...means };
  }
}

/**
 * The measurements of a minute, one row a terminal however often it beats and whichever window of it. They are here for
 * a minute at most: a process that is killed loses as much of the history, and nothing else.
 */
export class GatheredMinutes {
  #terminals = new Map<string, Gathered>();

  add(terminalId: string, health: TerminalHealth): void {
    let gathered = this.#terminals.get(terminalId);
    if (!gathered) {
      gathered = new Gathered();
      this.#terminals.set(terminalId, gathered);
    }
    gathered.add(readingOf(health));
  }

  /**
   * Hands out what there is and forgets it, in the order of the ids: who writes at the same time locks in that order too.
   * Rows are made of it a batch at a time: those of ten thousand terminals take longer than a service may stop.
   */
  take(): (readonly [terminalId: string, gathered: Gathered])[] {
    const taken = this.#terminals;
    this.#terminals = new Map();
    return [...taken].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** Rows to write. */
export function minuteRows(
  taken: readonly (readonly [terminalId: string, gathered: Gathered])[],
): (readonly [terminalId: string, row: MinuteRow])[] {
  return taken.flatMap(([id, gathered]) => {
    const row = gathered.row();
    return row ? [[id, row] as const] : [];
  });
}
