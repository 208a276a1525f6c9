import type { Queryable } from '../../../kernel/db/pool.js';

/** Which of these sessions are over. */
export async function findEndedSessions(db: Queryable, sessionIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    'SELECT id FROM staff_session WHERE id = ANY ($1::uuid[]) AND ended_at IS NOT NULL',
    [sessionIds],
  );
  return rows.map(({ id }) => id);
}

/** One more attempt. $1: how many may fail, $2: for how long the next one then locks, in ms. */
const COUNTED = `
  failures = CASE
    WHEN g.locked_until > now() THEN g.failures
    WHEN g.last_attempt_at < now() - $2 * interval '1 millisecond' OR g.locked_until <= now() THEN 1
    ELSE g.failures + 1
  END,
  locked_until = CASE
    WHEN g.locked_until > now() THEN g.locked_until
    WHEN g.last_attempt_at >= now() - $2 * interval '1 millisecond' AND g.locked_until IS NULL
      AND g.failures + 1 > $1 THEN now() + $2 * interval '1 millisecond'
  END,
  last_attempt_at = now()`;
const LOCKED_FOR = 'ceil(extract(epoch FROM locked_until - now()))::integer AS locked_for_s';

export interface LoginLimit {
  readonly maxFailures: number;
  readonly lockMs: number;
}

/** An attempt to sign in, counted. */
export interface CountedAttempt {
  readonly failures: number;
  /** Null while it is not locked. */
  readonly lockedForS: number | null;
}

/** Counts an attempt to sign in with a name from one address. `known`: its owner has signed in from there. */
export async function countAttemptFrom(
  db: Queryable,
  { username, address }: { readonly username: string; readonly address: string },
  { maxFailures, lockMs }: LoginLimit,
): Promise<CountedAttempt & { readonly known: boolean }> {
  const { rows } = await db.query<{ failures: number; locked_for_s: number | null; known: boolean }>(
    `INSERT INTO login_guard_address AS g (username, address, failures, last_attempt_at) VALUES ($3, $4, 1, now())
     ON CONFLICT (username, address) DO UPDATE SET ${COUNTED}
     RETURNING failures, ${LOCKED_FOR}, succeeded_at IS NOT NULL AS known`,
    [maxFailures, lockMs, username, address],
  );
  const row = rows[0];
  return { failures: row?.failures ?? 0, lockedForS: row?.locked_for_s ?? null, known: row?.known ?? false };
}

/** Counts an attempt to sign in with a name, from wherever. */
export async function countAttempt(
  db: Queryable,
  username: string,
  { maxFailures, lockMs }: LoginLimit,
): Promise<CountedAttempt> {
  const { rows } = await db.query<{ failures: number; locked_for_s: number | null }>(
    `INSERT INTO login_guard AS g (username, failures, last_attempt_at) VALUES ($3, 1, now())
     ON CONFLICT (username) DO UPDATE SET ${COUNTED}
     RETURNING failures, ${LOCKED_FOR}`,
    [maxFailures, lockMs, username],
  );
  return { failures: rows[0]?.failures ?? 0, lockedForS: rows[0]?.locked_for_s ?? null };
}

/** Opens a session with its first refresh token, and forgets failed attempts from there. @returns the session's id */
export async function insertSession(
  db: Queryable,
  session: {
    readonly staffId: string;
    readonly username: string;
    readonly address: string;
    /** Browser and system in short. */
    readonly device: string;
    readonly tokenHash: Buffer;
    readonly ttlMs: number;
  },
): Promise<string> {
  const { rows } = await db.query<{ session_id: string }>(
    `WITH forgiven AS (DELETE FROM login_guard WHERE username = $2),
     known AS (
       INSERT INTO login_guard_address AS g (username, address, failures, last_attempt_at, succeeded_at)
       VALUES ($2, $5, 0, now(), now())
       ON CONFLICT (username, address) DO UPDATE SET failures = 0, locked_until = NULL, succeeded_at = now()
     ),
     opened AS (INSERT INTO staff_session (staff_id, device, address) VALUES ($1, $6, $5) RETURNING id)
     INSERT INTO refresh_token (hash, session_id, expires_at)
     SELECT $3, id, now() + $4 * interval '1 millisecond' FROM opened RETURNING session_id`,
    [session.staffId, session.username, session.tokenHash, session.ttlMs, session.address, session.device],
  );
  return rows[0]?.session_id ?? '';
}

export interface RefreshTokenRow {
  readonly session_id: string;
  readonly staff_id: string;
  readonly org_path: string;
  readonly used: boolean;
  /** Used a moment ago, and what took its place was not used yet: the answer may have been lost. */
  readonly repeatable: boolean;
  readonly expired: boolean;
  readonly ended: boolean;
}

/** An answer that was lost is asked for again within this time. */
const REPEAT_WITHIN_MS = 30_000;

/** A refresh token by its hash, locked; null: there is none. */
export async function lockRefreshToken(db: Queryable, hash: Buffer): Promise<RefreshTokenRow | null> {
  await db.query('SELECT FROM refresh_token WHERE hash = $1 FOR UPDATE', [hash]);
  // A statement of its own: one that waited for another window's rotation still reads what was before it.
  const { rows } = await db.query<RefreshTokenRow>(
    `SELECT t.session_id, s.staff_id, o.path::text AS org_path, t.used_at IS NOT NULL AS used, t.expires_at <= now() AS expired,
       coalesce(t.used_at > now() - $2 * interval '1 millisecond' AND next.hash IS NOT NULL AND next.used_at IS NULL,
         false) AS repeatable,
       s.ended_at IS NOT NULL AS ended
     FROM refresh_token t
     JOIN staff_session s ON s.id = t.session_id
     JOIN staff p ON p.id = s.staff_id JOIN org_unit o ON o.id = p.org_unit_id
     LEFT JOIN refresh_token next ON next.hash = t.replaced_by
     WHERE t.hash = $1`,
    [hash, REPEAT_WITHIN_MS],
  );
  return rows[0] ?? null;
}

/** Replaces a refresh token by the next one of its session. What had taken its place before, unused, is used up. */
export async function rotateRefreshToken(
  db: Queryable,
  token: { readonly usedHash: Buffer; readonly nextHash: Buffer; readonly ttlMs: number; readonly address: string },
): Promise<void> {
  await db.query(
    `WITH next AS (
       INSERT INTO refresh_token (hash, session_id, expires_at)
       SELECT $2, session_id, now() + $3 * interval '1 millisecond' FROM refresh_token WHERE hash = $1
     ), session AS (
       UPDATE staff_session SET last_used_at = now(), address = $4
       WHERE id = (SELECT session_id FROM refresh_token WHERE hash = $1)
     ), lost AS (
       UPDATE refresh_token SET used_at = now()
       WHERE hash = (SELECT replaced_by FROM refresh_token WHERE hash = $1) AND used_at IS NULL
     )
     UPDATE refresh_token SET used_at = coalesce(used_at, now()), replaced_by = $2 WHERE hash = $1`,
    [token.usedHash, token.nextHash, token.ttlMs, token.address],
  );
}

/** Ends a session. @returns false when it had ended already */
export async function endSession(db: Queryable, sessionId: string, reason: 'logout' | 'reuse'): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE staff_session SET ended_at = now(), end_reason = $2 WHERE id = $1 AND ended_at IS NULL',
    [sessionId, reason],
  );
  return rowCount !== 0;
}

/** Forgets that a name was guessed wrong: its owner has chosen another password. */
export async function forgiveName(db: Queryable, username: string): Promise<void> {
  await db.query(
    `WITH everywhere AS (DELETE FROM login_guard WHERE username = $1)
     UPDATE login_guard_address SET failures = 0, locked_until = NULL WHERE username = $1`,
    [username],
  );
}

/** Forgets what has served its purpose. */
export async function forgetOldLogins(db: Queryable): Promise<void> {
  await db.query(`DELETE FROM login_guard WHERE last_attempt_at < now() - interval '1 day'`);
  await db.query(
    `DELETE FROM login_guard_address WHERE last_attempt_at < now() - interval '1 day'
       AND (succeeded_at IS NULL OR succeeded_at < now() - interval '30 days')`,
  );
  await db.query(`DELETE FROM refresh_token WHERE expires_at < now() - interval '7 days'`);
}

/** Sessions that no token continues: those go a week after their end (forgetOldLogins). */
export const DUE_SESSIONS = `
  SELECT s.id::text, coalesce(s.ended_at, s.created_at) AS at FROM staff_session s
  WHERE coalesce(s.ended_at, s.created_at) < $1
    AND NOT EXISTS (SELECT FROM refresh_token t WHERE t.session_id = s.id)`;

export async function eraseSessions(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query('DELETE FROM staff_session WHERE id = ANY ($1::uuid[])', [ids]);
}

/** The open district of a name, or the first of the installation; null: there is none. */
export async function findDistrict(db: Queryable, name: string | null): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM org_unit WHERE nlevel(path) = 1 AND closed_at IS NULL AND ($1::text IS NULL OR name = $1)
     ORDER BY path LIMIT 1`,
    [name],
  );
  return rows[0]?.id ?? null;
}

/** Makes a district. @returns its org unit's id */
export async function insertDistrict(db: Queryable, name: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `WITH unit AS (
       INSERT INTO org_unit (path, name)
       SELECT (CASE WHEN EXISTS (SELECT FROM org_unit WHERE nlevel(path) = 1)
         THEN 'd' || left(md5(gen_random_uuid()::text), 8) ELSE 'district' END)::ltree, $1 RETURNING id)
     INSERT INTO district (org_unit_id, name_zh, name_en, service_name_zh, service_name_en, short_name, hotline,
       supervision_phone, channel_id)
     SELECT id, $1, $1, $1 || '公共法律服务中心', $1 || ' Public Legal Service Center', left($1, 2), '12348', '12348', 'main'
     FROM unit RETURNING org_unit_id AS id`,
    [name],
  );
  return rows[0]?.id ?? '';
}

/** @returns the new administrator's id; null when the user name is taken */
export async function insertAdministrator(
  db: Queryable,
  admin: {
    readonly username: string;
    readonly displayName: string;
    readonly office: string;
    readonly orgUnitId: string;
    readonly passwordHash: string;
  },
): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `WITH person AS (
       INSERT INTO staff (username, display_name, title, office, org_unit_id, password_hash)
       VALUES ($1, $2, '系统管理员', $3, $4, $5) ON CONFLICT (username) DO NOTHING RETURNING id)
     INSERT INTO staff_role (staff_id, role) SELECT id, 'admin' FROM person RETURNING staff_id AS id`,
    [admin.username, admin.displayName, admin.office, admin.orgUnitId, admin.passwordHash],
  );
  return rows[0]?.id ?? null;
}
