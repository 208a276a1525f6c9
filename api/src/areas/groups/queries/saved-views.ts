import { FalinkError, type FleetLook, type PageQuery, type SavedView } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';

interface ViewRow {
  id: string;
  name: string;
  look: FleetLook;
  owner_id: string;
  owner: string;
  org_id: string | null;
  org_path: string | null;
  org_name: string | null;
  revision: number;
}

const COLUMNS = `v.id, v.name, v.look, p.id AS owner_id, p.display_name AS owner, o.id AS org_id,
  o.path::text AS org_path, o.name AS org_name, v.revision`;

const VIEWS = 'saved_view v JOIN staff p ON p.id = v.owner_id LEFT JOIN org_unit o ON o.id = v.shared_in';

/** One's own (`$1`), and those of one's unit (`$2`) and above it. */
const VISIBLE = '(v.owner_id = $1 OR o.path @> $2::ltree)';

/** Index saved_view_name. */
const BY_NAME: ListOrder = {
  list: 'saved-views',
  direction: 'ASC',
  by: [
    { column: 'v.name COLLATE "C"', kind: 'text' },
    { column: 'v.id', kind: 'id' },
  ],
};

/** Who looks at saved views. */
export interface Viewer {
  readonly id: string;
  readonly orgUnit: { readonly path: string };
}

function toView(row: ViewRow): SavedView {
  const { id, name, look, owner_id, owner, org_id, org_path, org_name, revision } = row;
  const isShared = org_id !== null && org_path !== null && org_name !== null;
  return {
    id,
    name,
    look,
    owner: { id: owner_id, name: owner },
    sharedIn: isShared ? { id: org_id, path: org_path, name: org_name } : null,
    revision,
  };
}

export async function listSavedViews(db: Queryable, viewer: Viewer, page: PageQuery): Promise<Page<SavedView>> {
  const values = [viewer.id, viewer.orgUnit.path];
  const rows = { columns: COLUMNS, from: VIEWS, where: VISIBLE, values, counted: true };
  return mapPage(await selectPage<ViewRow>(db, BY_NAME, rows, page), toView);
}

/** @throws FalinkError view.unknown, for one that the person does not see too */
export async function requireView(
  db: Queryable,
  id: string,
  viewer: Viewer,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<SavedView> {
  const { rows } = await db.query<ViewRow>(
    `SELECT ${COLUMNS} FROM ${VIEWS} WHERE ${VISIBLE} AND v.id = $3 ${lock ? 'FOR UPDATE OF v' : ''}`,
    [viewer.id, viewer.orgUnit.path, id],
  );
  if (!rows[0]) throw new FalinkError('view.unknown');
  return toView(rows[0]);
}

export interface ViewValues {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly look: FleetLook;
  readonly sharedIn: string | null;
}

/** @returns false when another view of this person has the name */
export async function insertView(db: Queryable, view: ViewValues): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO saved_view (id, owner_id, name, look, shared_in) VALUES ($1, $2, $3, $4::jsonb, $5)
     ON CONFLICT (owner_id, name) DO NOTHING`,
    [view.id, view.ownerId, view.name, JSON.stringify(view.look), view.sharedIn],
  );
  return rowCount !== 0;
}

/** Writes of one person's views happen one after the other: a name is then free or taken. */
export async function lockViewsOf(db: Queryable, ownerId: string): Promise<void> {
  await db.query('SELECT FROM saved_view WHERE owner_id = $1 ORDER BY id FOR UPDATE', [ownerId]);
}

/** @returns false when another view of this person has the name */
export async function updateView(db: Queryable, view: ViewValues): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE saved_view SET name = $3, look = $4::jsonb, shared_in = $5 WHERE id = $1
       AND NOT EXISTS (SELECT FROM saved_view x WHERE x.owner_id = $2 AND x.name = $3 AND x.id <> $1)`,
    [view.id, view.ownerId, view.name, JSON.stringify(view.look), view.sharedIn],
  );
  return rowCount !== 0;
}

export async function deleteViewRow(db: Queryable, id: string): Promise<void> {
  await db.query('DELETE FROM saved_view WHERE id = $1', [id]);
}
