import {
  type Category,
  FalinkError,
  type PageQuery,
  type Role,
  type StaffAccount,
  type StaffState,
} from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { hasEveryWord } from '../../../kernel/db/search.js';

interface AccountRow {
  id: string;
  username: string;
  display_name: string;
  title: string;
  office: string;
  roles: Role[];
  skills: Category[];
  org_id: string;
  org_path: string;
  org_name: string;
  state: StaffState;
  created_at: Date;
  disabled_at: Date | null;
  last_sign_in_at: Date | null;
  second_factor: boolean;
  link_kind: 'invite' | 'reset' | null;
  link_expires_at: Date | null;
  revision: number;
}

const STATE = `CASE WHEN s.disabled_at IS NOT NULL THEN 'disabled' WHEN s.password_hash IS NULL THEN 'no_password'
  ELSE 'active' END`;

const COLUMNS = `s.id, s.username, s.display_name, s.title, s.office,
  ARRAY(SELECT r.role::text FROM staff_role r WHERE r.staff_id = s.id ORDER BY 1) AS roles,
  ARRAY(SELECT k.category::text FROM staff_skill k WHERE k.staff_id = s.id ORDER BY 1) AS skills,
  o.id AS org_id, o.path::text AS org_path, o.name AS org_name, ${STATE} AS state, s.created_at, s.disabled_at,
  (SELECT max(x.created_at) FROM staff_session x WHERE x.staff_id = s.id) AS last_sign_in_at,
  EXISTS (SELECT FROM staff_totp t WHERE t.staff_id = s.id AND t.confirmed_at IS NOT NULL) AS second_factor,
  l.kind AS link_kind, l.expires_at AS link_expires_at, s.revision`;

const ACCOUNTS = `staff s JOIN org_unit o ON o.id = s.org_unit_id
  LEFT JOIN staff_link l ON l.staff_id = s.id AND l.used_at IS NULL AND l.replaced_at IS NULL AND l.expires_at > now()`;

/** Index staff_name. */
const BY_NAME: ListOrder = {
  list: 'staff',
  direction: 'ASC',
  by: [
    { column: 's.display_name COLLATE "C"', kind: 'text' },
    { column: 's.id', kind: 'id' },
  ],
};

function toAccount(row: AccountRow): StaffAccount {
  const { link_kind: kind, link_expires_at: expiresAt } = row;
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    title: row.title,
    office: row.office,
    roles: row.roles,
    skills: row.skills,
    orgUnit: { id: row.org_id, path: row.org_path, name: row.org_name },
    state: row.state,
    createdAt: row.created_at.toISOString(),
    disabledAt: row.disabled_at?.toISOString() ?? null,
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
    secondFactor: row.second_factor,
    link: kind && expiresAt ? { kind, expiresAt: expiresAt.toISOString() } : null,
    revision: row.revision,
  };
}

export interface AccountFilter {
  readonly scopePath: string;
  readonly unitId?: string | undefined;
  readonly state?: StaffState | undefined;
  readonly q?: string | undefined;
}

/** Accounts at or below an org unit, by name, counted. Disabled ones only when they are asked for. */
export async function listAccounts(db: Queryable, filter: AccountFilter, page: PageQuery): Promise<Page<StaffAccount>> {
  const rows = {
    columns: COLUMNS,
    from: ACCOUNTS,
    where: `o.path <@ $1::ltree
      AND ($2::uuid IS NULL OR o.path <@ (SELECT path FROM org_unit WHERE id = $2::uuid))
      AND CASE WHEN $3::text IS NULL THEN s.disabled_at IS NULL ELSE ${STATE} = $3::text END
      AND ${hasEveryWord(['s.display_name', 's.username'], '$4')}`,
    values: [filter.scopePath, filter.unitId ?? null, filter.state ?? null, filter.q ?? null],
    counted: true,
  };
  return mapPage(await selectPage<AccountRow>(db, BY_NAME, rows, page), toAccount);
}

export async function loadAccounts(db: Queryable, ids: readonly string[]): Promise<StaffAccount[]> {
  const { rows } = await db.query<AccountRow>(`SELECT ${COLUMNS} FROM ${ACCOUNTS} WHERE s.id = ANY ($1::uuid[])`, [
    ids,
  ]);
  return rows.map(toAccount);
}

/** @throws FalinkError staff.unknown */
export async function requireAccount(db: Queryable, id: string): Promise<StaffAccount> {
  const [account] = await loadAccounts(db, [id]);
  if (!account) throw new FalinkError('staff.unknown');
  return account;
}

/** What a change of an account hits now. */
export async function loadStaffReach(
  db: Queryable,
  id: string,
): Promise<{ sessions: number; onDuty: boolean; ringing: boolean; inCall: boolean }> {
  const { rows } = await db.query<{ sessions: number; onDuty: boolean; ringing: boolean; inCall: boolean }>(
    `SELECT (SELECT count(*) FROM staff_session x WHERE x.staff_id = s.id AND ${GOES_ON}) AS sessions,
       coalesce(a.state, 'offline') NOT IN ('offline', 'away') AS "onDuty", coalesce(a.state = 'reserved', false) AS ringing,
       coalesce(a.state = 'on_call', false) AS "inCall"
     FROM staff s LEFT JOIN agent_state a ON a.staff_id = s.id WHERE s.id = $1`,
    [id],
  );
  const [reach] = rows;
  if (!reach) throw new FalinkError('staff.unknown');
  return reach;
}

/** A session `x` that its cookie can still continue. */
export const GOES_ON = `x.ended_at IS NULL AND EXISTS (
  SELECT FROM refresh_token t WHERE t.session_id = x.id AND t.used_at IS NULL AND t.expires_at > now())`;
