import { FalinkError, type StaffDetails } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** Locks accounts against every other change of them, always in the same order. Calls that name them go on. */
export async function lockAccounts(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query('SELECT FROM staff WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [ids]);
}

/** The unit that somebody is to work for. @throws FalinkError unit.unknown, unit.closed */
export async function requireOpenUnit(db: Queryable, id: string): Promise<{ readonly path: string }> {
  // A unit does not close, and does not move away, before the account is in it.
  const { rows } = await db.query<{ path: string; closed: boolean }>(
    'SELECT path::text, closed_at IS NOT NULL AS closed FROM org_unit WHERE id = $1 FOR SHARE',
    [id],
  );
  const [unit] = rows;
  if (!unit) throw new FalinkError('unit.unknown');
  if (unit.closed) throw new FalinkError('unit.closed');
  return unit;
}

/** @returns the new account's id; null when the user name is taken */
export async function insertAccount(db: Queryable, username: string, details: StaffDetails): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO staff (username, display_name, title, office, org_unit_id)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (username) DO NOTHING RETURNING id`,
    [username, details.displayName, details.title, details.office, details.orgUnitId],
  );
  const id = rows[0]?.id ?? null;
  if (id !== null) await writeAbilities(db, id, details);
  return id;
}

export async function updateAccount(db: Queryable, id: string, details: StaffDetails): Promise<void> {
  await writeAbilities(db, id, details);
  await db.query('UPDATE staff SET display_name = $2, title = $3, office = $4, org_unit_id = $5 WHERE id = $1', [
    id,
    details.displayName,
    details.title,
    details.office,
    details.orgUnitId,
  ]);
}

/** What was there already stays: taking a role away for a moment would ask the guard of the last administrator. */
async function writeAbilities(db: Queryable, id: string, { roles, skills }: StaffDetails): Promise<void> {
  await db.query('INSERT INTO staff_role (staff_id, role) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING', [
    id,
    roles,
  ]);
  await db.query('DELETE FROM staff_role WHERE staff_id = $1 AND role <> ALL ($2::text[])', [id, roles]);
  await db.query('INSERT INTO staff_skill (staff_id, category) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING', [
    id,
    skills,
  ]);
  await db.query('DELETE FROM staff_skill WHERE staff_id = $1 AND category <> ALL ($2::text[])', [id, skills]);
}

export async function setDisabled(db: Queryable, id: string, disabled: boolean): Promise<void> {
  await db.query('UPDATE staff SET disabled_at = CASE WHEN $2::boolean THEN now() END WHERE id = $1', [id, disabled]);
}

/** @param hash null: nobody can sign in with a password until another one is chosen */
export async function setPasswordHash(db: Queryable, id: string, hash: string | null): Promise<void> {
  await db.query('UPDATE staff SET password_hash = $2 WHERE id = $1', [id, hash]);
}

/** What the guard of the last administrator refused, in words; any other error stays what it is. */
export function refuseLastAdministrator(error: unknown): never {
  if ((error as { constraint?: unknown } | null)?.constraint === 'staff_last_administrator') {
    throw new FalinkError('staff.last_administrator', {}, { cause: error });
  }
  throw error;
}
