import {
  MAX_WORST_CALLS,
  type ParticipantRole,
  type QualityHour,
  type QualityWeek,
  WEEK_HOURS,
} from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

interface HourRow extends QualityHour {
  at: Date;
}

interface WorstRow {
  call_id: string;
  at: Date;
  role: ParticipantRole;
  site_name: string;
  measured_s: number;
  suffered_s: number;
}

/** The last seven days of calls at or below an org unit. */
export async function readQualityWeek(db: Queryable, scopePath: string): Promise<QualityWeek> {
  const { rows } = await db.query<HourRow>(
    `WITH hours AS (
       SELECT date_trunc('hour', now(), 'UTC') - n * interval '1 hour' AS at FROM generate_series(0, ${WEEK_HOURS - 1}) AS n
     ), sums AS (
       SELECT q.hour, sum(good_s)::integer AS good, sum(fair_s)::integer AS fair, sum(poor_s)::integer AS poor,
         sum(lost_s)::integer AS lost
       FROM quality_hour q JOIN org_unit o ON o.id = q.org_unit_id
       WHERE q.hour > now() - interval '${WEEK_HOURS} hours' AND o.path <@ $1::ltree GROUP BY q.hour
     )
     SELECT hours.at, good, fair, poor, lost FROM hours LEFT JOIN sums ON sums.hour = hours.at ORDER BY hours.at`,
    [scopePath],
  );
  const { rows: worst } = await db.query<WorstRow>(
    `SELECT c.id AS call_id, c.queued_at AS at, p.role, coalesce(o.site_name, o.unit_name) AS site_name, p.measured_s, p.suffered_s
     FROM contact c JOIN session n ON n.contact_id = c.id JOIN participant p ON p.session_id = n.id AND p.suffered_s > 0
       JOIN contact_place o ON o.contact_id = c.id
     WHERE c.queued_at > now() - interval '${WEEK_HOURS} hours' AND o.path <@ $1::ltree
     ORDER BY p.suffered_s DESC, c.queued_at DESC LIMIT ${MAX_WORST_CALLS}`,
    [scopePath],
  );
  return {
    from: (rows[0]?.at ?? new Date()).toISOString(),
    hours: rows.map(({ at: _, ...hour }) => (hour.good === null ? null : hour)),
    worst: worst.map((row) => ({
      callId: row.call_id,
      at: row.at.toISOString(),
      role: row.role,
      siteName: row.site_name,
      measuredS: row.measured_s,
      sufferedS: row.suffered_s,
    })),
  };
}
