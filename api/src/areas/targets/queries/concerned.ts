import type { Queryable } from '../../../kernel/db/pool.js';

/** Terminals in service whose target may be another: those of the ids, at the sites and in the units that they name. */
export async function listConcerned(db: Queryable, ids: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT t.id FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
     WHERE t.revoked_at IS NULL AND (t.id = ANY ($1::uuid[]) OR s.id = ANY ($1::uuid[])
       OR o.path <@ ARRAY(SELECT u.path FROM org_unit u WHERE u.id = ANY ($1::uuid[])))`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Where the units, sites and terminals of these ids stand. */
export async function listPlacePaths(db: Queryable, ids: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ path: string }>(
    `SELECT u.path::text AS path FROM org_unit u WHERE u.id = ANY ($1::uuid[])
     UNION SELECT o.path::text FROM site s JOIN org_unit o ON o.id = s.org_unit_id WHERE s.id = ANY ($1::uuid[])
     UNION SELECT o.path::text FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
       WHERE t.id = ANY ($1::uuid[])`,
    [ids],
  );
  return rows.map(({ path }) => path);
}
