import type { CopiedWeek } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import type { RosterDays } from '../days.js';
import { type PlannedShift, SHIFT_JSON, toShift } from './shifts.js';

export interface WeekToCopy {
  /** Staff at or below this org unit. */
  readonly scopePath: string;
  readonly days: RosterDays;
  /** How much later the copies are, ms. */
  readonly laterMs: number;
  readonly editedBy: string;
}

/** Shifts that begin in some days, of staff at or below an org unit. */
export async function countShifts(db: Queryable, { scopePath, days }: WeekToCopy): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM shift h JOIN staff s ON s.id = h.staff_id JOIN org_unit o ON o.id = s.org_unit_id
     WHERE o.path <@ $1::ltree AND h.starts_at >= $2 AND h.starts_at < $3`,
    [scopePath, days.startsAt, days.endsAt],
  );
  return rows[0]?.count ?? 0;
}

/**
 * Copies them, where nothing is in their way. Two copies of one shift, and one that the person has at that time already,
 * are one: the table refuses the other.
 */
export async function copyShifts(
  db: Queryable,
  { scopePath, days, laterMs, editedBy }: WeekToCopy,
): Promise<CopiedWeek> {
  const { rows } = await db.query<{ shift: PlannedShift; reason: CopiedWeek['notCopied'][number]['reason'] | null }>(
    `WITH wanted AS MATERIALIZED (
       SELECT ${SHIFT_JSON} AS shift, h.staff_id, h.site_id, h.starts_at + later AS starts_at, h.ends_at + later AS ends_at,
         CASE WHEN h.ends_at + later <= now() THEN 'past'
           WHEN s.disabled_at IS NOT NULL OR NOT EXISTS (
             SELECT FROM staff_role r WHERE r.staff_id = s.id AND r.role IN ('duty_lawyer', 'legal_aid_officer')
           ) THEN 'person'
           WHEN t.closed_at IS NOT NULL THEN 'site' END AS reason
       FROM shift h LEFT JOIN site t ON t.id = h.site_id JOIN staff s ON s.id = h.staff_id
         JOIN org_unit o ON o.id = s.org_unit_id, LATERAL (SELECT $4::float8 * interval '1 millisecond' AS later) AS l
       WHERE o.path <@ $1::ltree AND h.starts_at >= $2 AND h.starts_at < $3
     ), copied AS (
       INSERT INTO shift (id, staff_id, site_id, starts_at, ends_at, edited_by)
       SELECT gen_random_uuid(), staff_id, site_id, starts_at, ends_at, $5 FROM wanted WHERE reason IS NULL
       ORDER BY staff_id, starts_at
       ON CONFLICT DO NOTHING RETURNING staff_id, starts_at
     )
     SELECT w.shift, coalesce(w.reason, CASE WHEN c.staff_id IS NULL THEN 'overlap' END) AS reason
     FROM wanted w LEFT JOIN copied c ON c.staff_id = w.staff_id AND c.starts_at = w.starts_at
     ORDER BY w.starts_at, w.staff_id`,
    [scopePath, days.startsAt, days.endsAt, laterMs, editedBy],
  );
  const notCopied = rows.flatMap(({ shift, reason }) => (reason ? [{ shift: toShift(shift), reason }] : []));
  return { copied: rows.length - notCopied.length, notCopied };
}
