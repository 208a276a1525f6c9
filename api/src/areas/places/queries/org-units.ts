import { FalinkError, type OrgUnit, type PageQuery, type UnitLevel, type UnitReach } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { hasEveryWord } from '../../../kernel/db/search.js';

export const LEVELS: readonly UnitLevel[] = ['district', 'street', 'village'];

interface UnitRow {
  id: string;
  parent_id: string | null;
  parent_name: string | null;
  path: string;
  name: string;
  name_en: string;
  depth: number;
  children: number;
  sites: number;
  closed_at: Date | null;
  merged_id: string | null;
  merged_name: string | null;
  revision: number;
}

const COLUMNS = `u.id, p.id AS parent_id, p.name AS parent_name, u.path::text AS path, u.name, u.name_en, nlevel(u.path) AS depth,
  (SELECT count(*) FROM org_unit c WHERE c.parent_path = u.path AND c.closed_at IS NULL) AS children,
  (SELECT count(*) FROM site s WHERE s.org_unit_id = u.id AND s.closed_at IS NULL) AS sites,
  u.closed_at, m.id AS merged_id, m.name AS merged_name, u.revision`;

const UNITS = `org_unit u LEFT JOIN org_unit p ON p.path = u.parent_path LEFT JOIN org_unit m ON m.id = u.merged_into`;

/** Index org_unit_name. */
const BY_NAME: ListOrder = {
  list: 'org-units',
  direction: 'ASC',
  by: [
    { column: 'u.name COLLATE "C"', kind: 'text' },
    { column: 'u.id', kind: 'id' },
  ],
};

function toOrgUnit(row: UnitRow): OrgUnit {
  const level = LEVELS[row.depth - 1];
  if (!level) throw new Error(`no level has the depth ${row.depth}`);
  return {
    id: row.id,
    parentId: row.parent_id,
    parentName: row.parent_name,
    path: row.path,
    name: row.name,
    nameEn: row.name_en,
    level,
    children: row.children,
    sites: row.sites,
    closedAt: row.closed_at?.toISOString() ?? null,
    mergedInto:
      row.merged_id !== null && row.merged_name !== null ? { id: row.merged_id, name: row.merged_name } : null,
    revision: row.revision,
  };
}

export interface UnitFilter {
  readonly scopePath: string;
  readonly parentId?: string | undefined;
  readonly level?: UnitLevel | undefined;
  readonly q?: string | undefined;
  readonly withClosed: boolean;
}

/** Units at or below an org unit, by name, counted. */
export async function listOrgUnits(db: Queryable, filter: UnitFilter, page: PageQuery): Promise<Page<OrgUnit>> {
  const { scopePath, parentId, level, q, withClosed } = filter;
  const rows = {
    columns: COLUMNS,
    from: UNITS,
    where: `u.path <@ $1::ltree AND ($2::boolean OR u.closed_at IS NULL) AND ($3::uuid IS NULL OR p.id = $3::uuid)
      AND ($4::integer IS NULL OR nlevel(u.path) = $4::integer) AND ${hasEveryWord(['u.name', 'u.name_en'], '$5')}`,
    values: [scopePath, withClosed, parentId ?? null, level ? LEVELS.indexOf(level) + 1 : null, q ?? null],
    counted: true,
  };
  return mapPage(await selectPage<UnitRow>(db, BY_NAME, rows, page), toOrgUnit);
}

export async function loadOrgUnits(db: Queryable, ids: readonly string[]): Promise<OrgUnit[]> {
  const { rows } = await db.query<UnitRow>(`SELECT ${COLUMNS} FROM ${UNITS} WHERE u.id = ANY ($1::uuid[])`, [ids]);
  return rows.map(toOrgUnit);
}

/** @throws FalinkError unit.unknown */
export async function requireOrgUnit(db: Queryable, id: string): Promise<OrgUnit> {
  const [unit] = await loadOrgUnits(db, [id]);
  if (!unit) throw new FalinkError('unit.unknown');
  return unit;
}

/** What is in use at and below a unit. */
export async function loadReach(db: Queryable, path: string): Promise<UnitReach> {
  const { rows } = await db.query<UnitReach>(
    `WITH units AS (SELECT id, path FROM org_unit WHERE path <@ $1::ltree AND closed_at IS NULL),
       boxes AS (
         SELECT t.id FROM terminal t JOIN site s ON s.id = t.site_id JOIN units u ON u.id = s.org_unit_id
         WHERE t.revoked_at IS NULL)
     SELECT
       (SELECT count(*) FROM units WHERE path <> $1::ltree) AS units,
       (SELECT count(*) FROM site s JOIN units u ON u.id = s.org_unit_id WHERE s.closed_at IS NULL) AS sites,
       (SELECT count(*) FROM boxes) AS terminals,
       (SELECT count(*) FROM staff x JOIN units u ON u.id = x.org_unit_id WHERE x.disabled_at IS NULL) AS staff,
       (SELECT count(*) FROM contact c JOIN contact_place o ON o.contact_id = c.id
        WHERE c.state <> 'ended' AND o.path <@ $1::ltree) AS "openCalls"`,
    [path],
  );
  const [reach] = rows;
  if (!reach) throw new Error('nothing was counted');
  return reach;
}
