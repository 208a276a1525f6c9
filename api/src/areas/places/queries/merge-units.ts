import type { Queryable } from '../../../kernel/db/pool.js';

export interface NamedRow {
  readonly id: string;
  readonly name: string;
}

/** Names that are in use right below a unit. */
export async function listNames(
  db: Queryable,
  { id, path }: { readonly id: string; readonly path: string },
): Promise<{ readonly units: readonly NamedRow[]; readonly sites: readonly NamedRow[] }> {
  const units = await db.query<NamedRow>(
    'SELECT id, name FROM org_unit WHERE parent_path = $1::ltree AND closed_at IS NULL ORDER BY name, id',
    [path],
  );
  const sites = await db.query<NamedRow>(
    'SELECT id, name FROM site WHERE org_unit_id = $1 AND closed_at IS NULL ORDER BY name, id',
    [id],
  );
  return { units: units.rows, sites: sites.rows };
}

/** The paths right below a unit, of closed units too. */
export async function listChildPaths(db: Queryable, path: string): Promise<string[]> {
  const { rows } = await db.query<{ path: string }>(
    'SELECT path::text AS path FROM org_unit WHERE parent_path = $1::ltree ORDER BY path',
    [path],
  );
  return rows.map((row) => row.path);
}

export async function renameSiteRow(db: Queryable, id: string, name: string): Promise<void> {
  await db.query('UPDATE site SET name = $2 WHERE id = $1', [id, name]);
}

/** Gives sites and staff of one unit to another, and its adviser where the other has none. */
export async function handOver(db: Queryable, fromId: string, intoId: string): Promise<void> {
  await db.query('UPDATE site SET org_unit_id = $2 WHERE org_unit_id = $1', [fromId, intoId]);
  await db.query('UPDATE staff SET org_unit_id = $2 WHERE org_unit_id = $1', [fromId, intoId]);
  await db.query(
    `UPDATE adviser SET org_unit_id = $2 WHERE org_unit_id = $1
       AND NOT EXISTS (SELECT FROM adviser WHERE org_unit_id = $2)`,
    [fromId, intoId],
  );
}

/** What was recorded of one unit is read by those who are responsible for the other from now on. */
export async function handOverHistory(
  db: Queryable,
  from: { readonly id: string; readonly path: string },
  into: { readonly id: string; readonly path: string },
): Promise<void> {
  await db.query('UPDATE org_unit_path SET org_unit_id = $2 WHERE org_unit_id = $1', [from.id, into.id]);
  await db.query('UPDATE job_run SET org_path = $2::ltree WHERE org_path = $1::ltree', [from.path, into.path]);
}
