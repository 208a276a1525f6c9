import type { Category, GuestLink, PageQuery } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';

export interface LinkRow {
  readonly id: string;
  readonly unit_id: string;
  readonly org_path: string;
  readonly category: Category | null;
  readonly note_sealed: Buffer | null;
  readonly created_by: string;
  readonly creator: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly opened_by: Buffer | null;
  readonly state: GuestLink['state'];
  readonly hours: number;
}

const COLUMNS = `l.id, o.id AS unit_id, o.path::text AS org_path, l.category, l.note_sealed, l.created_by, p.display_name AS creator,
  l.created_at, l.expires_at, l.opened_by,
  round(extract(epoch FROM l.expires_at - l.created_at) / 3600)::int AS hours,
  CASE WHEN l.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN l.expires_at <= clock_timestamp() THEN 'expired'
    WHEN l.opened_by IS NOT NULL THEN 'opened' ELSE 'open' END AS state`;
const FROM = 'guest_link l JOIN org_unit o ON o.id = l.org_unit_id JOIN staff p ON p.id = l.created_by';

/** Index guest_link_unit. */
const NEWEST_FIRST: ListOrder = {
  list: 'guest links',
  direction: 'DESC',
  by: [
    { column: 'l.created_at', kind: 'instant' },
    { column: 'l.id', kind: 'id' },
  ],
};

export async function listLinks(
  db: Queryable,
  scopePath: string,
  page: PageQuery,
  view: (row: LinkRow) => GuestLink,
): Promise<Page<GuestLink>> {
  const rows = { columns: COLUMNS, from: FROM, where: 'o.path <@ $1::ltree', values: [scopePath], counted: true };
  return mapPage(await selectPage<LinkRow>(db, NEWEST_FIRST, rows, page), view);
}

export async function lockLink(db: Queryable, id: string): Promise<LinkRow | null> {
  const { rows } = await db.query<LinkRow>(`SELECT ${COLUMNS} FROM ${FROM} WHERE l.id = $1 FOR UPDATE OF l`, [id]);
  return rows[0] ?? null;
}

/** By the hash of its token, locked. */
export async function lockLinkByToken(db: Queryable, tokenHash: Buffer): Promise<LinkRow | null> {
  const { rows } = await db.query<LinkRow>(`SELECT ${COLUMNS} FROM ${FROM} WHERE l.token_hash = $1 FOR UPDATE OF l`, [
    tokenHash,
  ]);
  return rows[0] ?? null;
}

/** Nothing when it is there already. */
export async function insertLink(
  db: Queryable,
  link: {
    readonly id: string;
    readonly tokenHash: Buffer;
    readonly unitId: string;
    readonly category: Category | null;
    readonly noteSealed: Buffer | null;
    readonly staffId: string;
    readonly hours: number;
  },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO guest_link (id, token_hash, org_unit_id, category, note_sealed, created_by, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, now(), now() + $7 * interval '1 hour') ON CONFLICT DO NOTHING`,
    [link.id, link.tokenHash, link.unitId, link.category, link.noteSealed, link.staffId, link.hours],
  );
  return rowCount === 1;
}

export async function markLinkOpened(db: Queryable, id: string, browserHash: Buffer): Promise<void> {
  await db.query('UPDATE guest_link SET opened_by = $2, opened_at = clock_timestamp() WHERE id = $1', [
    id,
    browserHash,
  ]);
}

export async function markLinkWithdrawn(db: Queryable, id: string): Promise<void> {
  await db.query('UPDATE guest_link SET withdrawn_at = clock_timestamp() WHERE id = $1', [id]);
}
