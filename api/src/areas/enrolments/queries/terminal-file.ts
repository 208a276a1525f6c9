import type { Queryable } from '../../../kernel/db/pool.js';

/** What a file of terminals says besides the list: the names of the units above, and the serial number. */
export async function loadFileParts(
  db: Queryable,
  terminalIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly unitPath: string; readonly serial: string | null }>> {
  const { rows } = await db.query<{ id: string; unitPath: string; serial: string | null }>(
    `SELECT t.id, (SELECT string_agg(u.name, '/' ORDER BY nlevel(u.path)) FROM org_unit u WHERE u.path @> o.path) AS "unitPath",
       (SELECT e.serial FROM enrolment e WHERE e.terminal_id = t.id ORDER BY e.used_at DESC LIMIT 1) AS serial
     FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
     WHERE t.id = ANY ($1::uuid[])`,
    [terminalIds],
  );
  return new Map(rows.map(({ id, ...parts }) => [id, parts]));
}
