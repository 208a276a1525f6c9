import type { Queryable } from '../../../kernel/db/pool.js';

/** Rows serve to find out what was wrong with a call; sums by hour to compare a season with the one before. */
const KEEP_ROWS = '30 days';
const KEEP_HOURS = '400 days';
/** One statement deletes no more: the next run comes in minutes. */
const BATCH = 50_000;

/** Drops measurements that are over their time. They name no person. */
export async function dropOldMeasurements(db: Queryable): Promise<void> {
  await db.query(
    `DELETE FROM session_quality WHERE ctid = ANY (ARRAY(
       SELECT ctid FROM session_quality WHERE at < now() - interval '${KEEP_ROWS}' LIMIT ${BATCH}))`,
  );
  await db.query(`DELETE FROM quality_hour WHERE hour < now() - interval '${KEEP_HOURS}'`);
}
