import { type Measure, round } from './statistics.js';

export interface Baseline extends Measure {
  readonly name: string;
}

/** One judged figure. `budget` limits `ratio` where there is a baseline, else the judged percentile itself. */
export interface Result {
  readonly name: string;
  readonly baseline: Baseline | null;
  readonly result: Measure;
  readonly judged: Percentile;
  readonly ratio: number | null;
  readonly budget: number;
  readonly ok: boolean;
}

/** A figure that is reported and not judged. */
export interface Aside {
  readonly name: string;
  readonly result: Measure;
}

export interface Report {
  readonly bench: string;
  readonly machine: string;
  readonly runs: number;
  readonly results: readonly Result[];
  readonly beside: readonly Aside[];
  /** Why the numbers mean nothing on this machine now, e.g. a baseline outside its range. */
  readonly invalid: string | null;
  readonly ok: boolean;
}

export type Percentile = 'p50' | 'p95';

export interface RatioBudget {
  readonly name: string;
  readonly baseline: Baseline;
  readonly result: Measure;
  readonly judged: Percentile;
  /** Percentile of the baseline that the judged one is divided by. */
  readonly against: Percentile;
  /** Largest ratio that is within budget. */
  readonly budget: number;
}

/** Judges a figure against the baseline of the same run. A baseline of zero is refused: nothing can be compared with it. */
export function judgeRatio({ name, baseline, result, judged, against, budget }: RatioBudget): Result {
  const divisor = baseline[against];
  if (!(divisor > 0)) throw new RangeError(`the baseline ${baseline.name} measured ${divisor}`);
  const ratio = result[judged] / divisor;
  return { name, baseline, result, judged, ratio: round(ratio), budget, ok: ratio <= budget };
}

/** Judges a figure against a fixed limit in its own unit. */
export function judgeLimit(name: string, result: Measure, judged: Percentile, budget: number): Result {
  return { name, baseline: null, result, judged, ratio: null, budget, ok: result[judged] <= budget };
}

/** The range of a baseline's median outside of which the machine was too busy, or the baseline is not what it was. */
export function outside(baseline: Baseline, [low, high]: readonly [number, number]): string | null {
  if (baseline.p50 >= low && baseline.p50 <= high) return null;
  return `the baseline "${baseline.name}" has a median of ${baseline.p50} ${baseline.unit}, outside ${low}-${high}: run again on a quiet machine`;
}

export function makeReport(parts: Omit<Report, 'ok'>): Report {
  return { ...parts, ok: parts.invalid === null && parts.results.every((result) => result.ok) };
}

/** The bench's last line. A single result is at the top level, several are an array under `results`. */
export function reportLine({ bench, machine, runs, results, beside, invalid, ok }: Report): string {
  const [only] = results;
  const extra = { ...(beside.length > 0 && { beside }), ...(invalid !== null && { invalid }) };
  if (only && results.length === 1) {
    const { baseline, result, ratio, budget, judged } = only;
    return JSON.stringify({ bench, machine, runs, baseline, result, judged, ratio, budget, ...extra, ok });
  }
  return JSON.stringify({ bench, machine, runs, results, ...extra, ok });
}
