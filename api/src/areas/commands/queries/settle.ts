import type { Queryable } from '../../../kernel/db/pool.js';

/** Rows in one go; the next one follows at the next beat. */
const MAX_ROWS = 5_000;
/** So long after its time, a box that acknowledged and never reported is given up. */
const NO_REPORT_AFTER = '1 day';

/** Ends what no box had within its time, and what no box reported; rows that somebody holds wait. @returns the commands */
export async function expireRows(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `WITH due AS (
       SELECT r.command_id, r.terminal_id, r.state FROM command c JOIN terminal_command r ON r.command_id = c.id
       WHERE c.ended_at IS NULL AND c.expires_at <= now() AND r.ended_at IS NULL
         AND (r.state <> 'acknowledged' OR c.expires_at <= now() - interval '${NO_REPORT_AFTER}')
       LIMIT ${MAX_ROWS} FOR UPDATE OF r SKIP LOCKED
     ), ended AS (
       UPDATE terminal_command r SET ended_at = now(),
         state = CASE d.state WHEN 'acknowledged' THEN 'failed' ELSE 'expired' END,
         reason = CASE d.state WHEN 'acknowledged' THEN 'no_report' END
       FROM due d WHERE r.command_id = d.command_id AND r.terminal_id = d.terminal_id RETURNING r.command_id
     )
     SELECT DISTINCT command_id AS id FROM ended`,
  );
  return rows.map(({ id }) => id);
}

/** Ends commands of which every terminal has its outcome, and keeps the counts. @returns them */
export async function endCommands(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `UPDATE command c SET ended_at = now(), counts = coalesce((
         SELECT jsonb_object_agg(n.state, n.n) FROM (
           SELECT r.state, count(*)::int AS n FROM terminal_command r WHERE r.command_id = c.id GROUP BY r.state) AS n), '{}')
     WHERE c.ended_at IS NULL
       AND NOT EXISTS (SELECT FROM terminal_command r WHERE r.command_id = c.id AND r.ended_at IS NULL)
     RETURNING c.id`,
  );
  return rows.map(({ id }) => id);
}
