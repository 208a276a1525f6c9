import type { Overview } from '@falink/protocol';

type Counts = Overview['serviceLevel'];

export interface Level {
  readonly numerator: number;
  readonly denominator: number;
  /** 0 … 1; null when nothing was counted yet. */
  readonly ratio: number | null;
  readonly onTarget: boolean | null;
}

function level(numerator: number, denominator: number, target: number): Level {
  const ratio = denominator > 0 ? numerator / denominator : null;
  return { numerator, denominator, ratio, onTarget: ratio === null ? null : ratio >= target };
}

/** Formula A: answered within the threshold ÷ (answered + abandoned). */
export function serviceLevelA(c: Counts): Level {
  return level(c.answeredWithin, c.answered + c.abandoned, c.targetRatio);
}

/** Formula B: as A, without those who hung up by themselves within the threshold. */
export function serviceLevelB(c: Counts): Level {
  return level(c.answeredWithin, c.answered + c.abandoned - c.abandonedWithin, c.targetRatio);
}
