import type { Category, Locale, Role, Staff, TerminalKind } from '@falink/protocol';
import type { GuestIdentity, TerminalIdentity } from '../actor.js';
import type { Queryable } from '../db/pool.js';

interface StaffRow {
  id: string;
  username: string;
  display_name: string;
  title: string;
  locale: Locale;
  roles: Role[];
  skills: Category[];
  org_id: string;
  org_path: string;
  org_name: string;
  second_factor: boolean;
}

/** A person, and whether signing in asks for a code. */
export interface SignedIn {
  readonly staff: Staff;
  readonly secondFactor: boolean;
}

const STAFF = `
  SELECT s.id, s.username, s.display_name, s.title, s.locale,
    ARRAY(SELECT r.role::text FROM staff_role r WHERE r.staff_id = s.id ORDER BY 1) AS roles,
    ARRAY(SELECT k.category::text FROM staff_skill k WHERE k.staff_id = s.id ORDER BY 1) AS skills,
    o.id AS org_id, o.path::text AS org_path, o.name AS org_name,
    EXISTS (SELECT FROM staff_totp t WHERE t.staff_id = s.id AND t.confirmed_at IS NOT NULL) AS second_factor
  FROM staff s JOIN org_unit o ON o.id = s.org_unit_id`;

function toStaff(row: StaffRow): Staff {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    title: row.title,
    roles: row.roles,
    skills: row.skills,
    orgUnit: { id: row.org_id, path: row.org_path, name: row.org_name },
    locale: row.locale,
  };
}

/** A person who may work now, in a session that has not ended; otherwise null. */
export async function findSignedIn(db: Queryable, staffId: string, sessionId: string): Promise<SignedIn | null> {
  const { rows } = await db.query<StaffRow>(
    `${STAFF} WHERE s.id = $1 AND s.disabled_at IS NULL
      AND EXISTS (SELECT FROM staff_session x WHERE x.id = $2 AND x.staff_id = s.id AND x.ended_at IS NULL)`,
    [staffId, sessionId],
  );
  return rows[0] ? { staff: toStaff(rows[0]), secondFactor: rows[0].second_factor } : null;
}

/** A person by user name, with what signing in compares; null: no such person. */
export async function findStaffForLogin(
  db: Queryable,
  username: string,
): Promise<(SignedIn & { passwordHash: string | null; disabled: boolean }) | null> {
  const { rows } = await db.query<StaffRow & { password_hash: string | null; disabled: boolean }>(
    `SELECT x.*, s.password_hash, s.disabled_at IS NOT NULL AS disabled
     FROM (${STAFF} WHERE s.username = $1) x JOIN staff s ON s.id = x.id`,
    [username],
  );
  const row = rows[0];
  if (!row) return null;
  const { password_hash: passwordHash, disabled, second_factor: secondFactor } = row;
  return { staff: toStaff(row), secondFactor, passwordHash, disabled };
}

/** What a terminal's token is checked against. */
export interface KnownTerminal {
  readonly terminal: TerminalIdentity;
  readonly tokenVersion: number;
  readonly revoked: boolean;
  readonly locked: boolean;
}

/** Those of the terminals that exist and were ever paired, by id. */
export async function findTerminals(db: Queryable, ids: readonly string[]): Promise<Map<string, KnownTerminal>> {
  const { rows } = await db.query<{
    id: string;
    name: string;
    kind: TerminalKind;
    site_id: string;
    org_path: string;
    token_version: number;
    revoked: boolean;
    locked: boolean;
  }>(
    `SELECT t.id, t.name, t.kind, t.site_id, o.path::text AS org_path, t.token_version, t.revoked_at IS NOT NULL AS revoked,
       t.locked_at IS NOT NULL AS locked
     FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
     WHERE t.id = ANY ($1::uuid[]) AND t.paired_at IS NOT NULL`,
    [ids],
  );
  return new Map(
    rows.map(({ id, name, kind, site_id: siteId, org_path: orgPath, token_version: tokenVersion, revoked, locked }) => [
      id,
      { terminal: { id, name, kind, siteId, orgPath }, tokenVersion, revoked, locked },
    ]),
  );
}

/** A visit with its contact; null: it was erased, or never was. */
export async function findGuest(db: Queryable, id: string): Promise<GuestIdentity | null> {
  const { rows } = await db.query<GuestIdentity>(
    `SELECT c.guest_id AS id, c.id AS "contactId", o.path::text AS "orgPath"
     FROM contact c JOIN contact_place o ON o.contact_id = c.id WHERE c.guest_id = $1`,
    [id],
  );
  return rows[0] ?? null;
}
