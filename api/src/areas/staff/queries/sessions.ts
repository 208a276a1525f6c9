import type { PageQuery, StaffSession } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { GOES_ON } from './accounts.js';

/** Index staff_session_newest. */
const NEWEST: ListOrder = {
  list: 'staff-sessions',
  direction: 'DESC',
  by: [
    { column: 'x.created_at', kind: 'instant' },
    { column: 'x.id', kind: 'id' },
  ],
};

/** Where somebody is signed in, the latest first. @param currentId the session that asks; null: none of these */
export async function listSessions(
  db: Queryable,
  { staffId, currentId }: { readonly staffId: string; readonly currentId: string | null },
  page: PageQuery,
): Promise<Page<StaffSession>> {
  const rows = {
    columns: `x.id, x.created_at, coalesce(x.last_used_at, x.created_at) AS last_used_at,
      coalesce(x.device, '') AS device, coalesce(x.address, '') AS address`,
    from: 'staff_session x',
    where: `x.staff_id = $1 AND ${GOES_ON}`,
    values: [staffId],
    counted: true,
  };
  const found = await selectPage<{
    id: string;
    created_at: Date;
    last_used_at: Date;
    device: string;
    address: string;
  }>(db, NEWEST, rows, page);
  return mapPage(found, (row) => ({
    id: row.id,
    since: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at.toISOString(),
    device: row.device,
    address: row.address,
    current: row.id === currentId,
  }));
}

export type EndReason = 'disabled' | 'password' | 'ended';

/** Ends sessions of somebody: one, or all but one. @returns those that had not ended */
export async function endSessions(
  db: Queryable,
  staffId: string,
  { reason, only, except }: { readonly reason: EndReason; readonly only?: string; readonly except?: string },
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `UPDATE staff_session SET ended_at = now(), end_reason = $2
     WHERE staff_id = $1 AND ended_at IS NULL AND ($3::uuid IS NULL OR id = $3::uuid)
       AND ($4::uuid IS NULL OR id <> $4::uuid) RETURNING id`,
    [staffId, reason, only ?? null, except ?? null],
  );
  return rows.map(({ id }) => id);
}
