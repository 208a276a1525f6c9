import { FalinkError, type PageQuery, type TerminalFilter, type TerminalGroup } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { hasEveryWord } from '../../../kernel/db/search.js';

interface GroupRow {
  id: string;
  name: string;
  org_id: string;
  org_path: string;
  org_name: string;
  filter: TerminalFilter | null;
  creator_id: string;
  creator: string;
  created_at: Date;
  revision: number;
}

const COLUMNS = `g.id, g.name, o.id AS org_id, o.path::text AS org_path, o.name AS org_name, g.filter,
  p.id AS creator_id, p.display_name AS creator, g.created_at, g.revision`;

const GROUPS = `terminal_group g JOIN org_unit o ON o.id = g.org_unit_id JOIN staff p ON p.id = g.created_by`;

/** Of units below and above `$1`: those above made them for their whole area. */
const VISIBLE = '(o.path <@ $1::ltree OR o.path @> $1::ltree)';

/** Index terminal_group_name. */
const BY_NAME: ListOrder = {
  list: 'terminal-groups',
  direction: 'ASC',
  by: [
    { column: 'g.name COLLATE "C"', kind: 'text' },
    { column: 'g.id', kind: 'id' },
  ],
};

function toGroup(row: GroupRow): TerminalGroup {
  return {
    id: row.id,
    name: row.name,
    orgUnit: { id: row.org_id, path: row.org_path, name: row.org_name },
    filter: row.filter,
    createdBy: { id: row.creator_id, name: row.creator },
    createdAt: row.created_at.toISOString(),
    revision: row.revision,
  };
}

/** Groups that somebody of an org unit uses, by name, counted. */
export async function listGroups(
  db: Queryable,
  { scopePath, q }: { readonly scopePath: string; readonly q?: string | undefined },
  page: PageQuery,
): Promise<Page<TerminalGroup>> {
  const where = `${VISIBLE} AND ${hasEveryWord(['g.name', 'o.name'], '$2')}`;
  const rows = { columns: COLUMNS, from: GROUPS, where, values: [scopePath, q ?? null], counted: true };
  return mapPage(await selectPage<GroupRow>(db, BY_NAME, rows, page), toGroup);
}

/** @throws FalinkError group.unknown, for a group beside the scope too */
export async function requireGroup(db: Queryable, id: string, scopePath: string): Promise<TerminalGroup> {
  const { rows } = await db.query<GroupRow>(`SELECT ${COLUMNS} FROM ${GROUPS} WHERE ${VISIBLE} AND g.id = $2`, [
    scopePath,
    id,
  ]);
  if (!rows[0]) throw new FalinkError('group.unknown');
  return toGroup(rows[0]);
}
