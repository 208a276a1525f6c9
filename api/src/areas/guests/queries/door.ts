import type { OpeningHours } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { ON_DUTY, roleFor } from '../../contacts/index.js';

/** A unit where guests may come in, with what the page says of its district. */
export interface GuestPlace {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly serviceNameZh: string;
  readonly serviceNameEn: string;
  readonly hotline: string;
  readonly hours: OpeningHours | null;
}

/** An open unit; with null the only district there is. Null: no such unit, or several districts. */
export async function findGuestPlace(db: Queryable, unitId: string | null): Promise<GuestPlace | null> {
  const { rows } = await db.query<GuestPlace>(
    `SELECT o.id, o.name, o.path::text AS path, d.service_name_zh AS "serviceNameZh", d.service_name_en AS "serviceNameEn",
       d.hotline, d.hours
     FROM org_unit o JOIN org_unit top ON top.path = subpath(o.path, 0, 1) JOIN district d ON d.org_unit_id = top.id
     WHERE o.closed_at IS NULL AND CASE WHEN $1::uuid IS NULL THEN o.id = top.id ELSE o.id = $1 END
     LIMIT 2`,
    [unitId],
  );
  const [row, second] = rows;
  return row && !second ? row : null;
}

/** Who could answer a guest at a place, and who waits in its district. */
export interface DoorFacts {
  readonly onDuty: number;
  readonly guests: number;
  readonly others: number;
}

export async function findDoorFacts(db: Queryable, orgPath: string): Promise<DoorFacts> {
  const { rows } = await db.query<DoorFacts>(
    `SELECT
       (SELECT count(*)::int FROM agent_state a
        JOIN staff s ON s.id = a.staff_id AND s.disabled_at IS NULL
        JOIN org_unit o ON o.id = s.org_unit_id
        JOIN staff_role r ON r.staff_id = s.id AND r.role = $2
        WHERE a.state = ANY ($3::text[]) AND o.path @> $1::ltree) AS "onDuty",
       count(c.guest_id)::int AS guests, count(*) FILTER (WHERE c.guest_id IS NULL)::int AS others
     FROM contact c JOIN contact_place o ON o.contact_id = c.id
     WHERE c.state IN ('queued', 'offered') AND c.kind = 'consultation' AND o.path <@ subpath($1::ltree, 0, 1)`,
    [orgPath, roleFor('consultation'), ON_DUTY],
  );
  return rows[0] ?? { onDuty: 0, guests: 0, others: 0 };
}

/** Guests who wait anywhere, and visits that came from an address within an hour. */
export async function findPressure(
  db: Queryable,
  addressHash: Buffer,
): Promise<{ readonly waiting: number; readonly tries: number }> {
  const { rows } = await db.query<{ waiting: number; tries: number }>(
    `SELECT (SELECT count(*)::int FROM contact WHERE guest_id IS NOT NULL AND state IN ('queued', 'offered')) AS waiting,
       (SELECT count(*)::int FROM guest WHERE address_hash = $1 AND created_at > now() - interval '1 hour') AS tries`,
    [addressHash],
  );
  return rows[0] ?? { waiting: 0, tries: 0 };
}
