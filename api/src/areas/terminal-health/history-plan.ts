import { FalinkError, type HealthLevel, MAX_HEALTH_POINTS } from '@falink/protocol';

const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;
const MAX_RANGE_S = 3_660 * DAY_S;
/** Every step divides the next calendar unit, so that steps begin with minutes, hours and days of Asia/Shanghai. */
const STEPS_S = [
  ...[1, 2, 3, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_S),
  ...[1, 2, 3, 4, 6, 12].map((hours) => hours * HOUR_S),
  ...[1, 2, 7, 14, 28, 91, 365].map((days) => days * DAY_S),
];
/** A midnight in Asia/Shanghai, a Monday, from which steps are counted. */
export const STEP_ORIGIN = '2001-01-01T00:00:00+08:00';
const ORIGIN_S = Date.parse(STEP_ORIGIN) / 1_000;

export interface HistoryPlan {
  readonly level: HealthLevel;
  readonly stepS: number;
  readonly from: Date;
  readonly to: Date;
  readonly points: number;
}

export interface Asked {
  readonly from: Date;
  readonly to: Date;
  /** The least length of a step. */
  readonly stepS: number;
  readonly now: Date;
  /** Days that each level is kept. */
  readonly keep: Readonly<Record<HealthLevel, number>>;
}

/**
 * The finest level and steps that still hold the beginning, at most {@link MAX_HEALTH_POINTS} of them.
 *
 * @throws FalinkError health.bad_range
 */
export function planHistory({ from, to, stepS: asked, now, keep }: Asked): HistoryPlan {
  const [fromS, toS] = [from.getTime() / 1_000, to.getTime() / 1_000];
  if (!(fromS < toS) || toS - fromS > MAX_RANGE_S) throw new FalinkError('health.bad_range');
  const ageDays = (now.getTime() / 1_000 - fromS) / DAY_S;
  const kept = ageDays <= keep.minute ? MINUTE_S : ageDays <= keep.hour ? HOUR_S : DAY_S;
  for (const stepS of STEPS_S) {
    const startS = ORIGIN_S + Math.floor((fromS - ORIGIN_S) / stepS) * stepS;
    const points = Math.ceil((toS - startS) / stepS);
    if (stepS < asked || stepS < kept || points > MAX_HEALTH_POINTS) continue;
    const level = stepS % DAY_S === 0 ? 'day' : stepS % HOUR_S === 0 ? 'hour' : 'minute';
    return {
      level,
      stepS,
      from: new Date(startS * 1_000),
      to: new Date((startS + points * stepS) * 1_000),
      points,
    };
  }
  throw new FalinkError('health.bad_range');
}
