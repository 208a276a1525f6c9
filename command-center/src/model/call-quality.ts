import type { CallQuality, QualityHour, QualityLevel, QualityPoint, QualityWeek } from '@falink/protocol';

export type QualityDevice = CallQuality['devices'][number];

/** One cell of a strip: what was measured in a step, or that nothing was. */
export interface StripCell {
  readonly level: QualityLevel | null;
  readonly at: number;
}

/** The figures of some points, for one line of text. Null: not known. */
export interface LineFigures {
  readonly loss: number;
  readonly sentLoss: number;
  readonly rttMs: number | null;
  readonly jitterMs: number | null;
  /** Share of the sound that was made up. */
  readonly concealed: number;
  readonly freezes: number;
  readonly frozenMs: number;
  readonly picture: QualityPoint['picture'];
}

/** The cells of a strip between two times, one a step; a step without a row is empty. The last row of a step counts. */
export function stripOf(points: readonly QualityPoint[], stepS: number, fromMs: number, toMs: number): StripCell[] {
  const stepMs = stepS * 1_000;
  const count = Math.max(1, Math.ceil((toMs - fromMs) / stepMs));
  const levels = new Array<QualityLevel | null>(count).fill(null);
  for (const { at, level } of points) {
    const cell = Math.ceil((Date.parse(at) - fromMs) / stepMs) - 1;
    if (cell >= 0 && cell < count) levels[cell] = level;
  }
  return levels.map((level, n) => ({ level, at: fromMs + (n + 1) * stepMs }));
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

const known = (values: readonly (number | null)[]): number[] => values.flatMap((value) => value ?? []);

/** What the points have in common; null when there are none. */
export function figuresOf(points: readonly QualityPoint[]): LineFigures | null {
  const last = points.at(-1);
  if (!last) return null;
  const jitters = known(points.map(({ jitterMs }) => jitterMs));
  return {
    loss: mean(points.map(({ loss }) => loss)) ?? 0,
    sentLoss: mean(points.map(({ sentLoss }) => sentLoss)) ?? 0,
    rttMs: mean(known(points.map(({ rttMs }) => rttMs))),
    jitterMs: jitters.length === 0 ? null : Math.max(...jitters),
    concealed: mean(points.map(({ concealed }) => concealed)) ?? 0,
    freezes: points.reduce((sum, { freezes }) => sum + freezes, 0),
    frozenMs: points.reduce((sum, { frozenMs }) => sum + frozenMs, 0),
    picture: [...points].reverse().find(({ picture }) => picture !== null)?.picture ?? null,
  };
}

/** First and last time that any device of a call measured, in epoch ms; null: none did. */
export function spanOf({ devices, stepS }: CallQuality): { readonly fromMs: number; readonly toMs: number } | null {
  const times = devices.flatMap(({ points }) => points.map(({ at }) => Date.parse(at)));
  return times.length === 0 ? null : { fromMs: Math.min(...times) - stepS * 1_000, toMs: Math.max(...times) };
}

/** Measured seconds of a week by level. */
export function weekSums({ hours }: QualityWeek): QualityHour {
  const sums = { good: 0, fair: 0, poor: 0, lost: 0 };
  for (const hour of hours)
    for (const level of ['good', 'fair', 'poor', 'lost'] as const) sums[level] += hour?.[level] ?? 0;
  return sums;
}
