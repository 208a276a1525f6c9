import {
  type Category,
  FalinkError,
  MAX_NEXT_ON_DUTY,
  MAX_ON_DUTY,
  NEXT_DUTY_DAYS,
  type PlannedDuties,
  type PlannedDuty,
} from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

interface DutyRow {
  name: string;
  title: string;
  office: string;
  skills: Category[];
  place: string | null;
  starts_at: Date;
  ends_at: Date;
}

const toDuty = ({ name, title, office, skills, place, starts_at, ends_at }: DutyRow): PlannedDuty => ({
  name,
  title,
  office,
  skills,
  place,
  startsAt: starts_at.toISOString(),
  endsAt: ends_at.toISOString(),
});

/**
 * Who is planned to be on duty now and who comes next. Of somebody who left nothing is said.
 *
 * @param unitId null: everywhere
 * @throws FalinkError unit.unknown
 */
export async function readDuty(db: Queryable, unitId: string | null): Promise<PlannedDuties> {
  const path = unitId === null ? null : await pathOfUnit(db, unitId);
  const planned = async (when: string, limit: number): Promise<PlannedDuty[]> => {
    const { rows } = await db.query<DutyRow>(
      `SELECT s.display_name AS name, s.title, s.office, t.name AS place, h.starts_at, h.ends_at,
         ARRAY(SELECT k.category::text FROM staff_skill k WHERE k.staff_id = s.id ORDER BY 1) AS skills
       FROM shift h JOIN staff s ON s.id = h.staff_id JOIN org_unit o ON o.id = s.org_unit_id
         LEFT JOIN site t ON t.id = h.site_id
       WHERE ${when} AND s.disabled_at IS NULL AND ($1::ltree IS NULL OR o.path <@ $1::ltree)
       ORDER BY h.starts_at, s.display_name COLLATE "C", h.id LIMIT $2`,
      [path, limit],
    );
    return rows.map(toDuty);
  };
  return {
    now: await planned('h.starts_at <= now() AND h.ends_at > now()', MAX_ON_DUTY),
    next: await planned(
      `h.starts_at > now() AND h.starts_at <= now() + interval '${NEXT_DUTY_DAYS} days'`,
      MAX_NEXT_ON_DUTY,
    ),
  };
}

/** @throws FalinkError unit.unknown */
async function pathOfUnit(db: Queryable, id: string): Promise<string> {
  const { rows } = await db.query<{ path: string }>('SELECT path::text AS path FROM org_unit WHERE id = $1', [id]);
  if (!rows[0]) throw new FalinkError('unit.unknown');
  return rows[0].path;
}
