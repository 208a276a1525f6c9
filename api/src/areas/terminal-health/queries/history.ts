import type { HealthLevel } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { type HistoryPlan, STEP_ORIGIN } from '../history-plan.js';
import type { Gauge } from '../minute-row.js';
import { type RTT_CLASSES_MS, SUM_COLUMNS, SUMMED } from './sums.js';

type GaugeColumns = {
  readonly [C in `${Gauge}_${'n' | 'sum' | 'min' | 'max'}`]: number | null;
};
type RttColumns = { readonly [C in `rtt_${(typeof RTT_CLASSES_MS)[number]}`]: number };

/** Sums over one step. */
export interface StepRow extends GaugeColumns, RttColumns {
  readonly step: number;
  readonly minutes: number;
  readonly long_frames: number;
  readonly worst_frame_ms: number;
  readonly stalls: number;
  readonly stalled_ms: number;
  readonly no_camera: number;
  readonly no_microphone: number;
}

const part = (from: string, above: string, below: string): string =>
  `SELECT at, ${SUM_COLUMNS} FROM ${from}
   WHERE terminal_id = $1 AND at >= greatest($2::timestamptz, ${above}) AND at < least($3::timestamptz, ${below})`;
const ALWAYS = `'-infinity'::timestamptz`;
const FOREVER = `'infinity'::timestamptz`;
const HOURS_TO = '(SELECT hours_to FROM terminal_health_summed)';
const DAYS_TO = '(SELECT days_to FROM terminal_health_summed)';

/** What is not summed up yet comes from the finer level. */
const ROWS: Readonly<Record<HealthLevel, string>> = {
  minute: part('terminal_health_minute_sums', ALWAYS, FOREVER),
  hour: [part('terminal_health_hour', ALWAYS, HOURS_TO), part('terminal_health_minute_sums', HOURS_TO, FOREVER)].join(
    ' UNION ALL ',
  ),
  day: [
    part('terminal_health_day', ALWAYS, DAYS_TO),
    part('terminal_health_hour', DAYS_TO, HOURS_TO),
    part('terminal_health_minute_sums', HOURS_TO, FOREVER),
  ].join(' UNION ALL '),
};

/** The steps of a terminal in which something was measured. */
export async function readHistory(db: Queryable, terminalId: string, plan: HistoryPlan): Promise<StepRow[]> {
  const { rows } = await db.query<StepRow>(
    `SELECT (extract(epoch FROM bucket - $2::timestamptz) / $4)::integer AS step, ${SUMMED}
     FROM (SELECT *, date_bin(make_interval(secs => $4), at, timestamptz '${STEP_ORIGIN}') AS bucket
           FROM (${ROWS[plan.level]}) kept) binned
     GROUP BY bucket ORDER BY bucket`,
    [terminalId, plan.from, plan.to, plan.stepS],
  );
  return rows;
}

export async function readNow(db: Queryable): Promise<Date> {
  const { rows } = await db.query<{ now: Date }>('SELECT now() AS now');
  return rows[0]?.now ?? new Date();
}
