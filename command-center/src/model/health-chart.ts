import type { HealthHistory, HealthPoint } from '@falink/protocol';

export type HealthRange = 'hour' | 'day' | 'month';

/** How long a range is and the least step that its chart has pixels for. */
export const HEALTH_RANGES: Readonly<Record<HealthRange, { readonly lengthS: number; readonly stepS: number }>> = {
  hour: { lengthS: 3_600, stepS: 60 },
  day: { lengthS: 86_400, stepS: 300 },
  month: { lengthS: 30 * 86_400, stepS: 7_200 },
};

export type HealthMetric = 'loss' | 'rtt' | 'load' | 'memory' | 'stalls' | 'frames';

interface MetricLook {
  readonly of: (point: HealthPoint) => number | null;
  /** Sums of a step are bars, what goes up and down is a line. */
  readonly kind: 'line' | 'bar';
  readonly unit: 'percent' | 'ms' | 'mb' | 's' | 'count';
  /** From here on people notice; of loss and round trip the same as in a call. */
  readonly fair?: number;
}

const MB = 1_048_576;
const percent = (share: number | undefined): number | null => (share === undefined ? null : share * 100);

export const HEALTH_METRICS: Readonly<Record<HealthMetric, MetricLook>> = {
  loss: { of: ({ loss }) => percent(loss?.avg), kind: 'line', unit: 'percent', fair: 3 },
  rtt: { of: ({ rttMs }) => rttMs?.avg ?? null, kind: 'line', unit: 'ms', fair: 300 },
  load: { of: ({ cpu, busy }) => percent((cpu ?? busy)?.avg), kind: 'line', unit: 'percent' },
  memory: { of: ({ heapBytes }) => (heapBytes ? heapBytes.avg / MB : null), kind: 'line', unit: 'mb' },
  stalls: { of: ({ stalledS }) => stalledS, kind: 'bar', unit: 's' },
  frames: { of: ({ longFrames }) => longFrames, kind: 'bar', unit: 'count' },
};
export const METRIC_NAMES = Object.keys(HEALTH_METRICS) as HealthMetric[];

/** A metric's values, one a step; null is a gap. */
export function valuesOf({ points }: HealthHistory, metric: HealthMetric): (number | null)[] {
  const { of } = HEALTH_METRICS[metric];
  return points.map((point) => (point ? of(point) : null));
}

/** The latest value that is known; null: none is. */
export function latestOf(values: readonly (number | null)[]): number | null {
  return values.filter((value) => value !== null).at(-1) ?? null;
}

/** Steps without a measurement, each run of them as its first and its last. */
export function gapsOf({ points }: Pick<HealthHistory, 'points'>): (readonly [first: number, last: number])[] {
  const gaps: (readonly [number, number])[] = [];
  let first: number | null = null;
  for (const [at, point] of [...points.entries(), [points.length, 'end'] as const]) {
    if (point === null) first ??= at;
    else if (first !== null) {
      gaps.push([first, at - 1]);
      first = null;
    }
  }
  return gaps;
}

/** A value whose neighbours are gaps: a line would not show it. */
export function standsAlone(values: readonly (number | null)[], at: number): boolean {
  return values[at] != null && values[at - 1] == null && values[at + 1] == null;
}

/** A row of the table: a step, or a whole gap. */
export interface HealthRow {
  readonly key: number;
  readonly fromMs: number;
  /** Where a gap ends; null: one step. */
  readonly toMs: number | null;
  readonly point: HealthPoint | null;
}

/** The steps as rows, the latest first; a gap is one row. */
export function healthRows(history: HealthHistory): HealthRow[] {
  const { points, stepS } = history;
  const at = (step: number): number => Date.parse(history.from) + step * stepS * 1_000;
  const steps = points.flatMap((point, step) =>
    point ? [{ key: step, fromMs: at(step), toMs: null, point } satisfies HealthRow] : [],
  );
  const gaps = gapsOf(history).map(
    ([first, last]): HealthRow => ({ key: first, fromMs: at(first), toMs: at(last + 1), point: null }),
  );
  return [...steps, ...gaps].sort((a, b) => b.key - a.key);
}
