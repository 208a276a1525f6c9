import type { HealthGauge, HealthHistory, HealthPoint } from '@falink/protocol';
import type { HistoryPlan } from './history-plan.js';
import { type Gauge, KIB, PER_TEN_THOUSAND, PER_THOUSAND } from './minute-row.js';
import type { StepRow } from './queries/history.js';
import { RTT_CLASSES_MS } from './queries/sums.js';

/** @param unit what one of the database's is in the contract's */
function gaugeOf(row: StepRow, gauge: Gauge, unit: number): HealthGauge | null {
  const [n, sum, min, max] = [row[`${gauge}_n`], row[`${gauge}_sum`], row[`${gauge}_min`], row[`${gauge}_max`]];
  if (!n || sum === null || min === null || max === null) return null;
  return { min: min * unit, avg: (sum / n) * unit, max: max * unit };
}

function rttOf(row: StepRow): HealthPoint['rttMs'] {
  const gauge = gaugeOf(row, 'rtt', 1);
  if (!gauge) return null;
  const wanted = (row.rtt_n ?? 0) * 0.95;
  let minutes = 0;
  const limit = RTT_CLASSES_MS.find((ms) => {
    minutes += row[`rtt_${ms}`];
    return minutes >= wanted;
  });
  return { ...gauge, p95: Math.min(gauge.max, limit ?? gauge.max) };
}

function toPoint(row: StepRow): HealthPoint {
  return {
    minutes: row.minutes,
    cpu: gaugeOf(row, 'cpu', 1 / PER_THOUSAND),
    busy: gaugeOf(row, 'busy', 1 / PER_THOUSAND),
    heapBytes: gaugeOf(row, 'heap', KIB),
    textureBytes: gaugeOf(row, 'texture', KIB),
    rttMs: rttOf(row),
    loss: gaugeOf(row, 'loss', 1 / PER_TEN_THOUSAND),
    storage: gaugeOf(row, 'storage', 1 / PER_THOUSAND),
    longFrames: row.long_frames,
    worstFrameMs: row.worst_frame_ms,
    stalls: row.stalls,
    stalledS: row.stalled_ms / 1_000,
    withoutCamera: row.no_camera,
    withoutMicrophone: row.no_microphone,
  };
}

/** A step without a row is null: nothing was measured in it. */
export function toHistory({ from, to, stepS, level, points }: HistoryPlan, rows: readonly StepRow[]): HealthHistory {
  const at = new Map(rows.map((row) => [row.step, toPoint(row)]));
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    stepS,
    level,
    points: Array.from({ length: points }, (_, step) => at.get(step) ?? null),
  };
}
