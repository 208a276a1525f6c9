import type { Queryable } from '../../../kernel/db/pool.js';

export interface TotpRow {
  readonly sealed: Buffer;
  readonly confirmed: boolean;
  readonly lastStep: number | null;
  /** Null while codes are not locked. */
  readonly lockedForS: number | null;
  /** The database's clock. */
  readonly nowMs: number;
}

/** Somebody's second factor, locked: of two uses of one code at once the second one sees the first. Null: none. */
export async function lockTotp(db: Queryable, staffId: string): Promise<TotpRow | null> {
  await db.query('SELECT FROM staff_totp WHERE staff_id = $1 FOR UPDATE', [staffId]);
  const { rows } = await db.query<TotpRow>(
    `SELECT secret_sealed AS sealed, confirmed_at IS NOT NULL AS confirmed, last_step AS "lastStep",
       CASE WHEN locked_until > now() THEN ceil(extract(epoch FROM locked_until - now()))::integer END AS "lockedForS",
       (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "nowMs"
     FROM staff_totp WHERE staff_id = $1`,
    [staffId],
  );
  return rows[0] ?? null;
}

/** Keeps a secret that is not confirmed yet, in the place of an earlier one. @returns false: one is confirmed */
export async function beginTotpRow(db: Queryable, staffId: string, sealed: Buffer): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO staff_totp AS t (staff_id, secret_sealed) VALUES ($1, $2)
     ON CONFLICT (staff_id) DO UPDATE SET secret_sealed = $2, began_at = now() WHERE t.confirmed_at IS NULL`,
    [staffId, sealed],
  );
  return rowCount !== 0;
}

export async function confirmTotpRow(db: Queryable, staffId: string): Promise<void> {
  await db.query('UPDATE staff_totp SET confirmed_at = now() WHERE staff_id = $1', [staffId]);
}

/** A code was right: it is never right again, and wrong ones of before are forgotten. @param step null: a recovery code */
export async function acceptCode(db: Queryable, staffId: string, step: number | null): Promise<void> {
  await db.query(
    'UPDATE staff_totp SET last_step = coalesce($2, last_step), failures = 0, locked_until = NULL WHERE staff_id = $1',
    [staffId, step],
  );
}

/** Counts a wrong code. After so many in a row none is accepted for a while. */
export async function refuseCode(
  db: Queryable,
  staffId: string,
  { maxFailures, lockMs }: { readonly maxFailures: number; readonly lockMs: number },
): Promise<void> {
  await db.query(
    `UPDATE staff_totp SET failures = (failures + 1) % $2::integer,
       locked_until = CASE WHEN failures + 1 >= $2::integer THEN now() + $3 * interval '1 millisecond' END
     WHERE staff_id = $1`,
    [staffId, maxFailures, lockMs],
  );
}

/** @returns false: there is no such code, or it was used */
export async function takeRecoveryCode(db: Queryable, staffId: string, hash: Buffer): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE staff_recovery_code SET used_at = now() WHERE staff_id = $1 AND hash = $2 AND used_at IS NULL',
    [staffId, hash],
  );
  return rowCount !== 0;
}

/** Recovery codes in the place of those before. */
export async function replaceRecoveryCodes(db: Queryable, staffId: string, hashes: readonly Buffer[]): Promise<void> {
  await db.query('DELETE FROM staff_recovery_code WHERE staff_id = $1', [staffId]);
  await db.query('INSERT INTO staff_recovery_code (staff_id, hash) SELECT $1, unnest($2::bytea[])', [staffId, hashes]);
}

export async function countRecoveryCodes(db: Queryable, staffId: string): Promise<number> {
  const { rows } = await db.query<{ left: number }>(
    'SELECT count(*) AS left FROM staff_recovery_code WHERE staff_id = $1 AND used_at IS NULL',
    [staffId],
  );
  return rows[0]?.left ?? 0;
}

/** @returns false: there was none */
export async function deleteTotp(db: Queryable, staffId: string): Promise<boolean> {
  const { rowCount } = await db.query('DELETE FROM staff_totp WHERE staff_id = $1', [staffId]);
  return rowCount !== 0;
}
