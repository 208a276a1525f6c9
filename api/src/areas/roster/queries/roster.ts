import { type Category, may, type PageQuery, type Role, type RosterRow } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import type { RosterDays } from '../days.js';
import { type PlannedShift, SHIFT_JSON, toShift } from './shifts.js';

interface RosterDbRow {
  id: string;
  display_name: string;
  title: string;
  roles: Role[];
  skills: Category[];
  org_path: string;
  active: boolean;
  shifts: PlannedShift[];
}

/** Index staff_name. */
const BY_NAME: ListOrder = {
  list: 'roster',
  direction: 'ASC',
  by: [
    { column: 's.display_name COLLATE "C"', kind: 'text' },
    { column: 's.id', kind: 'id' },
  ],
};

/** Who can be planned at or below an org unit, and who still is in these days, by name, counted. */
export async function readRoster(
  db: Queryable,
  { scopePath, days: { startsAt, endsAt } }: { readonly scopePath: string; readonly days: RosterDays },
  page: PageQuery,
): Promise<Page<RosterRow>> {
  const IN_DAYS = 'h.staff_id = s.id AND h.starts_at < $3 AND h.ends_at > $2';
  const rows = {
    columns: `s.id, s.display_name, s.title, o.path::text AS org_path, s.disabled_at IS NULL AS active,
      ARRAY(SELECT r.role::text FROM staff_role r WHERE r.staff_id = s.id ORDER BY 1) AS roles,
      ARRAY(SELECT k.category::text FROM staff_skill k WHERE k.staff_id = s.id ORDER BY 1) AS skills,
      (SELECT coalesce(jsonb_agg(${SHIFT_JSON} ORDER BY h.starts_at), '[]')
       FROM shift h LEFT JOIN site t ON t.id = h.site_id WHERE ${IN_DAYS}) AS shifts`,
    from: 'staff s JOIN org_unit o ON o.id = s.org_unit_id',
    where: `o.path <@ $1::ltree AND (
      (s.disabled_at IS NULL AND EXISTS (
        SELECT FROM staff_role r WHERE r.staff_id = s.id AND r.role IN ('duty_lawyer', 'legal_aid_officer')))
      OR EXISTS (SELECT FROM shift h WHERE ${IN_DAYS}))`,
    values: [scopePath, startsAt, endsAt],
    counted: true,
  };
  return mapPage(await selectPage<RosterDbRow>(db, BY_NAME, rows, page), (row) => ({
    person: {
      id: row.id,
      displayName: row.display_name,
      title: row.title,
      roles: row.roles,
      skills: row.skills,
      orgPath: row.org_path,
      isPlannable: row.active && may(row, 'calls.answer'),
    },
    shifts: row.shifts.map(toShift),
  }));
}
