import type { Queryable } from '../../../kernel/db/pool.js';
import { ON_DUTY } from '../agents/agent-state.js';
import { roleFor } from '../routing/choose.js';

/**
 * Notes for which waiting calls nobody is on duty any more who could answer, and for which somebody is again. Rows that
 * somebody else holds at this moment are left to the next time.
 *
 * @returns the calls for which that changed
 */
export async function noteStaffing(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `WITH waiting AS (
       SELECT c.id, c.kind, o.path
       FROM contact c
       JOIN contact_place o ON o.contact_id = c.id
       WHERE c.state = 'queued'
     ), place AS (
       SELECT p.kind, p.path, EXISTS (
         SELECT FROM agent_state d
         JOIN staff ds ON ds.id = d.staff_id AND ds.disabled_at IS NULL
         JOIN org_unit d_org ON d_org.id = ds.org_unit_id
         JOIN staff_role dr ON dr.staff_id = d.staff_id
         WHERE d.state = ANY ($1::text[]) AND d_org.path @> p.path
           AND dr.role = CASE p.kind WHEN 'consultation' THEN $2 ELSE $3 END
       ) AS staffed
       FROM (SELECT DISTINCT kind, path FROM waiting) p
     ), changed AS (
       -- Only these are locked: a lock on every waiting call each second would hide them from routing.
       SELECT c.id, place.staffed
       FROM contact c JOIN waiting USING (id) JOIN place ON place.kind = waiting.kind AND place.path = waiting.path
       WHERE c.state = 'queued' AND (c.unstaffed_since IS NULL) <> place.staffed
       FOR UPDATE OF c SKIP LOCKED
     )
     UPDATE contact c SET unstaffed_since = CASE WHEN changed.staffed THEN NULL ELSE now() END
     FROM changed WHERE c.id = changed.id
     RETURNING c.id`,
    [ON_DUTY, roleFor('consultation'), roleFor('intake')],
  );
  return rows.map(({ id }) => id);
}
