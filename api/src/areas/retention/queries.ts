import type { JobState } from '@falink/protocol';
import type { Queryable } from '../../kernel/db/pool.js';

/** At night: nobody's evening waits for it. */
const HOUR = 3;
/** The last time that a run was due, every day at that hour in Asia/Shanghai. */
const LAST_DUE = `(date_trunc('day', (now() AT TIME ZONE 'Asia/Shanghai') - interval '${HOUR} hours') + interval '${HOUR} hours')
  AT TIME ZONE 'Asia/Shanghai'`;
/** Before this migration nothing was erased: a new installation begins in its first night. */
const SINCE = `(SELECT applied_at FROM migration WHERE number = 37)`;

export interface Schedule {
  /** Nothing has run since the last time that it was due, and nothing waits to run. */
  readonly isDue: boolean;
  readonly next: Date;
  readonly last: { readonly state: JobState; readonly at: Date } | null;
}

/** When the job of this name ran last, and when it is due again. One that failed is due again the next night. */
export async function readSchedule(db: Queryable, jobName: string): Promise<Schedule> {
  const { rows } = await db.query<{ due: boolean; next: Date; state: JobState | null; at: Date | null }>(
    `WITH runs AS (SELECT state, coalesce(finished_at, started_at, created_at) AS at FROM job_run WHERE name = $1),
       latest AS (SELECT * FROM runs ORDER BY at DESC LIMIT 1)
     SELECT d.due, CASE WHEN d.due THEN now() ELSE ${LAST_DUE} + interval '24 hours' END AS next, l.state, l.at
     FROM (
       SELECT ${SINCE} < ${LAST_DUE}
         AND NOT EXISTS (SELECT FROM runs WHERE state IN ('waiting', 'running') OR at >= ${LAST_DUE}) AS due
     ) d LEFT JOIN latest l ON true`,
    [jobName],
  );
  const row = rows[0];
  if (!row) throw new Error('the database gave no schedule');
  return { isDue: row.due, next: row.next, last: row.state && row.at ? { state: row.state, at: row.at } : null };
}
