import type { DeskDuty } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { roleFor } from '../routing/choose.js';

/** The kinds of calls that the roles of the staff member `$1` answer; `$2` and `$3` are those roles. */
const KINDS = `SELECT CASE r.role WHEN $2 THEN 'consultation' ELSE 'intake' END AS kind, r.role
  FROM staff_role r WHERE r.staff_id = $1 AND r.role IN ($2, $3)`;

/** What one agent sees of the queue and of colleagues. */
export async function loadDeskDuty(db: Queryable, staffId: string): Promise<DeskDuty> {
  const roles = [staffId, roleFor('consultation'), roleFor('intake')];
  const [queue, colleagues] = await Promise.all([
    db.query<{ waiting: number; longest: number | null }>(
      `SELECT count(*)::int AS waiting, max(extract(epoch FROM clock_timestamp() - c.queued_at))::float8 * 1000 AS longest
       FROM contact c
       JOIN contact_place place ON place.contact_id = c.id
       JOIN staff me ON me.id = $1
       JOIN org_unit mine ON mine.id = me.org_unit_id AND mine.path @> place.path
       WHERE c.state IN ('queued', 'offered') AND c.kind IN (SELECT kind FROM (${KINDS}) k)`,
      roles,
    ),
    db.query<Omit<DeskDuty['colleagues'][number], 'since'> & { since: Date }>(
      `SELECT s.id AS "staffId", s.display_name AS "displayName", a.state, a.since
       FROM agent_state a
       JOIN staff s ON s.id = a.staff_id AND s.disabled_at IS NULL AND s.id <> $1
       JOIN org_unit o ON o.id = s.org_unit_id
       JOIN staff me ON me.id = $1
       JOIN org_unit mine ON mine.id = me.org_unit_id
       WHERE a.state <> 'offline' AND (o.path @> mine.path OR o.path <@ mine.path)
         AND EXISTS (SELECT FROM staff_role r WHERE r.staff_id = s.id AND r.role IN (SELECT role FROM (${KINDS}) k))
       ORDER BY array_position(ARRAY['available', 'reserved', 'on_call', 'wrap_up', 'away'], a.state::text),
         s.display_name, s.id`,
      roles,
    ),
  ]);
  const [row] = queue.rows;
  return {
    waiting: row?.waiting ?? 0,
    longestWaitMs: row?.longest ?? null,
    colleagues: colleagues.rows.map(({ since, ...one }) => ({ ...one, since: since.toISOString() })),
  };
}
