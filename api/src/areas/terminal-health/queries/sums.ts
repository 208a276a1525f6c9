import type { Queryable } from '../../../kernel/db/pool.js';
import { GAUGES } from '../minute-row.js';

/** Classes of round trip: minutes at or below so many ms, and above the class before. */
export const RTT_CLASSES_MS = [25, 50, 100, 200, 400, 800, 1_600] as const;

const SUMS = [
  'minutes',
  'beats',
  'covered_s',
  ...RTT_CLASSES_MS.map((ms) => `rtt_${ms}`),
  'long_frames',
  'stalls',
  'stalled_ms',
  'no_camera',
  'no_microphone',
];
const AGGREGATES: readonly (readonly [column: string, aggregate: string])[] = [
  ...SUMS.map((column) => [column, `sum(${column})`] as const),
  ...GAUGES.flatMap((gauge) => [
    [`${gauge}_n`, `sum(${gauge}_n)`] as const,
    [`${gauge}_sum`, `sum(${gauge}_sum)`] as const,
    [`${gauge}_min`, `min(${gauge}_min)`] as const,
    [`${gauge}_max`, `max(${gauge}_max)`] as const,
  ]),
  ['worst_frame_ms', 'max(worst_frame_ms)'],
];

/** The columns of a sum, and each from rows of a finer level. Sums of sums are those of the minutes. */
export const SUM_COLUMNS = AGGREGATES.map(([column]) => column).join(', ');
export const SUMMED = AGGREGATES.map(([column, aggregate]) => `${aggregate} AS ${column}`).join(', ');
const REPLACED = AGGREGATES.map(([column]) => `${column} = excluded.${column}`).join(', ');

/** Writes down again what lay before: the rows of a time are those of its finer rows, however often it is summed up. */
const sumInto = (table: string, from: string, bucket: string): string =>
  `INSERT INTO ${table} (terminal_id, at, ${SUM_COLUMNS})
   SELECT terminal_id, ${bucket}, ${SUMMED} FROM ${from} WHERE at >= $1::timestamptz AND at < $2::timestamptz
     AND terminal_id BETWEEN $3::uuid AND $4::uuid
   GROUP BY terminal_id ON CONFLICT (terminal_id, at) DO UPDATE SET ${REPLACED}`;
const SUM_HOUR = sumInto('terminal_health_hour', 'terminal_health_minute_sums', '$1::timestamptz');
const SUM_DAY = sumInto('terminal_health_day', 'terminal_health_hour', '$1::timestamptz');

/**
 * Ranges of terminals' ids, a statement each: the hour of 10,000 at once took 7 s on two busy cores, and a statement has
 * 10 s.
 */
const SLICES = Array.from({ length: 8 }, (_, i) => {
  const digits = (byte: number): string => byte.toString(16).padStart(2, '0');
  return [
    `${digits(i * 32)}000000-0000-0000-0000-000000000000`,
    `${digits(i * 32 + 31)}ffffff-ffff-ffff-ffff-ffffffffffff`,
  ] as const;
});

/** Minutes arrive this long after their hour at the latest: a statement takes 10 s. */
const SETTLED = `interval '5 minutes'`;

/** The next hour and day to be summed up; null: none is due. */
export interface Due {
  readonly hour: Date | null;
  readonly day: Date | null;
}

/**
 * Locks where the sums stand. What is no longer kept finely is not summed up again.
 *
 * @returns null when another process sums up
 */
export async function lockSums(
  db: Queryable,
  keep: { readonly minute: number; readonly hour: number },
): Promise<Due | null> {
  const { rows } = await db.query<Due>(
    `SELECT CASE WHEN hour < date_trunc('hour', now() - ${SETTLED}) THEN hour END AS hour,
       CASE WHEN day + interval '24 hours' <= hours_to THEN day END AS day
     FROM (
       SELECT hours_to, greatest(hours_to, date_trunc('hour', now() - $1 * interval '24 hours')) AS hour,
         greatest(days_to, date_trunc('day', now() - $2 * interval '24 hours', 'Asia/Shanghai')) AS day
       FROM terminal_health_summed FOR UPDATE SKIP LOCKED
     ) stand`,
    [keep.minute, keep.hour],
  );
  return rows[0] ?? null;
}

/** Sums up the minutes of the hour that begins here. */
export async function sumHour(db: Queryable, hour: Date): Promise<void> {
  await db.query('SELECT terminal_health_part($1, $2)', ['terminal_health_hour', hour]);
  const end = new Date(hour.getTime() + 3_600_000);
  for (const slice of SLICES) await db.query(SUM_HOUR, [hour, end, ...slice]);
  await db.query('UPDATE terminal_health_summed SET hours_to = $1', [end]);
}

/** Sums up the hours of the day (Asia/Shanghai) that begins here. */
export async function sumDay(db: Queryable, day: Date): Promise<void> {
  await db.query('SELECT terminal_health_part($1, $2)', ['terminal_health_day', day]);
  const end = new Date(day.getTime() + 86_400_000);
  for (const slice of SLICES) await db.query(SUM_DAY, [day, end, ...slice]);
  await db.query('UPDATE terminal_health_summed SET days_to = $1', [end]);
}

/** How far behind the sums of the hours are, in hours, and up to when they are there. */
export async function readLag(db: Queryable): Promise<{ readonly hours: number; readonly since: Date }> {
  const { rows } = await db.query<{ hours: number; since: Date }>(
    `SELECT extract(epoch FROM now() - hours_to)::bigint / 3600 AS hours, hours_to AS since FROM terminal_health_summed`,
  );
  return rows[0] ?? { hours: 0, since: new Date(0) };
}
