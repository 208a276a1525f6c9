import type { OrgUnit } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { requireOrgUnit } from './org-units.js';

/**
 * A unit that a command decides on. Changes of one district's tree happen one after the other; what wants to use the
 * unit, a new site or member of staff, waits as well.
 *
 * @throws FalinkError unit.unknown
 */
export async function lockOrgUnit(db: Queryable, id: string): Promise<OrgUnit> {
  const { path } = await requireOrgUnit(db, id);
  await db.query('SELECT FROM org_unit WHERE path = subpath($1::ltree, 0, 1) FOR NO KEY UPDATE', [path]);
  await db.query('SELECT FROM org_unit WHERE id = $1 FOR UPDATE', [id]);
  return requireOrgUnit(db, id);
}

/** Whether an open unit right below another one has this name. */
export async function isUnitNameTaken(
  db: Queryable,
  { parentPath, name, exceptId }: { parentPath: string | null; name: string; exceptId: string | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT FROM org_unit WHERE parent_path IS NOT DISTINCT FROM $1::ltree AND name = $2 AND closed_at IS NULL
       AND id IS DISTINCT FROM $3::uuid`,
    [parentPath, name, exceptId],
  );
  return rowCount !== 0;
}

/** A new unit; `label` is its part of the path. */
export async function insertOrgUnit(
  db: Queryable,
  unit: {
    readonly id: string;
    readonly parentPath: string;
    readonly label: string;
    readonly name: string;
    readonly nameEn: string;
  },
): Promise<void> {
  await db.query('INSERT INTO org_unit (id, path, name, name_en) VALUES ($1, $2::ltree || $3::text, $4, $5)', [
    unit.id,
    unit.parentPath,
    unit.label,
    unit.name,
    unit.nameEn,
  ]);
}

/** Without `nameEn` the English name stays. */
export async function renameOrgUnitRow(db: Queryable, id: string, name: string, nameEn?: string): Promise<void> {
  await db.query('UPDATE org_unit SET name = $2, name_en = coalesce($3, name_en) WHERE id = $1', [
    id,
    name,
    nameEn ?? null,
  ]);
}

/** Where a unit at `$1` and all below it would be when the unit were at `$2`. */
const MOVED = `CASE WHEN u.path = $1::ltree THEN $2::ltree ELSE $2::ltree || subpath(u.path, nlevel($1::ltree)) END`;

/** Whether a path that a move would make belongs, or once belonged, to another unit. */
export async function isPathUsed(db: Queryable, from: string, to: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT FROM org_unit u JOIN org_unit_path k ON k.path = ${MOVED} AND k.org_unit_id <> u.id
     WHERE u.path <@ $1::ltree LIMIT 1`,
    [from, to],
  );
  return rowCount !== 0;
}

/** Moves a unit and everything below it. */
export async function movePaths(db: Queryable, from: string, to: string): Promise<void> {
  await db.query(`UPDATE org_unit u SET path = ${MOVED} WHERE u.path <@ $1::ltree`, [from, to]);
}

export async function closeOrgUnitRow(db: Queryable, id: string, mergedInto: string | null): Promise<void> {
  await db.query('UPDATE org_unit SET closed_at = now(), merged_into = $2 WHERE id = $1', [id, mergedInto]);
}

export async function reopenOrgUnitRow(db: Queryable, id: string): Promise<void> {
  await db.query('UPDATE org_unit SET closed_at = NULL WHERE id = $1', [id]);
}
