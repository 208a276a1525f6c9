import type { Queryable } from '../../../kernel/db/pool.js';
import type { MinuteRow } from '../minute-row.js';

/** Column of the table, its type, and where its value is in a row. */
export const HEALTH_MINUTE_COLUMNS = [
  ['beats', 'smallint', 'beats'],
  ['covered_s', 'integer', 'coveredS'],
  ['cpu_pm', 'smallint', 'cpu'],
  ['busy_pm', 'smallint', 'busy'],
  ['heap_kib', 'integer', 'heap'],
  ['texture_kib', 'integer', 'texture'],
  ['rtt_ms', 'integer', 'rtt'],
  ['loss_bp', 'smallint', 'loss'],
  ['storage_pm', 'smallint', 'storage'],
  ['long_frames', 'integer', 'longFrames'],
  ['worst_frame_ms', 'integer', 'worstFrameMs'],
  ['stalls', 'integer', 'stalls'],
  ['stalled_ms', 'integer', 'stalledMs'],
  ['no_camera', 'boolean', 'noCamera'],
  ['no_microphone', 'boolean', 'noMicrophone'],
] as const satisfies readonly (readonly [string, string, keyof MinuteRow])[];

const MEANS = ['cpu_pm', 'busy_pm', 'heap_kib', 'texture_kib', 'rtt_ms', 'loss_bp', 'storage_pm'];
/** Counts and the most that the table accepts of each. */
const COUNTS = [
  ['beats', 32_767],
  ['covered_s', 86_400],
  ['long_frames', 100_000],
  ['stalls', 100_000],
  ['stalled_ms', 86_400_000],
] as const;

/** The row is there already: another process wrote it, or this one before it was started again. */
const MERGED = [
  ...MEANS.map(
    (column) => `${column} = CASE WHEN m.${column} IS NULL THEN excluded.${column}
       WHEN excluded.${column} IS NULL THEN m.${column}
       ELSE (m.${column}::bigint * m.beats + excluded.${column}::bigint * excluded.beats) / (m.beats + excluded.beats) END`,
  ),
  ...COUNTS.map(([column, max]) => `${column} = least(${max}, m.${column}::bigint + excluded.${column})`),
  'worst_frame_ms = greatest(m.worst_frame_ms, excluded.worst_frame_ms)',
  'no_camera = coalesce(excluded.no_camera, m.no_camera)',
  'no_microphone = coalesce(excluded.no_microphone, m.no_microphone)',
].join(', ');

const NAMES = HEALTH_MINUTE_COLUMNS.map(([column]) => column).join(', ');
const ARRAYS = HEALTH_MINUTE_COLUMNS.map(([, type], i) => `$${i + 2}::${type}[]`).join(', ');
/** What is written right after a minute is over belongs to it; what a process writes when it stops, to its own. */
const WRITE = `INSERT INTO terminal_health_minute AS m (terminal_id, at, ${NAMES})
  SELECT terminal_id, date_trunc('minute', now() - interval '30 seconds'), ${NAMES}
  FROM unnest($1::uuid[], ${ARRAYS}) AS row (terminal_id, ${NAMES})
  ON CONFLICT (terminal_id, at) DO UPDATE SET ${MERGED}`;

/** Writes the minute of many terminals in one statement, at the database's time. */
export async function writeMinutes(
  db: Queryable,
  rows: readonly (readonly [terminalId: string, row: MinuteRow])[],
): Promise<void> {
  await db.query(WRITE, [
    rows.map(([terminalId]) => terminalId),
    ...HEALTH_MINUTE_COLUMNS.map(([, , field]) => rows.map(([, row]) => row[field])),
  ]);
}

/** The number of the present minute, by the database's clock. */
export async function readMinute(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ minute: number }>(
    'SELECT floor(extract(epoch FROM clock_timestamp()) / 60)::bigint AS minute',
  );
  return rows[0]?.minute ?? Number.NaN;
}
