import type { PageQuery, Site } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { hasEveryWord } from '../../../kernel/db/search.js';

/** Index site_name. Of a longer name only the beginning orders: a cursor has an end. */
const BY_NAME: ListOrder = {
  list: 'sites',
  direction: 'ASC',
  by: [
    { column: 'left(s.name, 60) COLLATE "C"', kind: 'text' },
    { column: 's.id', kind: 'id' },
  ],
};

/** Sites at or below an org unit, by name. */
export async function listSites(
  db: Queryable,
  { scopePath, q }: { readonly scopePath: string; readonly q?: string | undefined },
  page: PageQuery,
): Promise<Page<Site>> {
  const rows = {
    columns: 's.id, s.name, o.id AS org_id, o.path::text AS org_path, o.name AS org_name',
    from: 'site s JOIN org_unit o ON o.id = s.org_unit_id',
    where: `o.path <@ $1::ltree AND ${hasEveryWord(['s.name', 'o.name'], '$2')}`,
    values: [scopePath, q ?? null],
  };
  type Row = { id: string; name: string; org_id: string; org_path: string; org_name: string };
  return mapPage(await selectPage<Row>(db, BY_NAME, rows, page), (row) => ({
    id: row.id,
    name: row.name,
    orgUnit: { id: row.org_id, path: row.org_path, name: row.org_name },
  }));
}
