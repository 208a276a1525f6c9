import type { DeviceKey, TerminalKind } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** Boxes that wait, locked: of one import, or these. */
export async function lockWaiting(
  db: Queryable,
  of: { readonly importId: string } | { readonly ids: readonly string[] },
): Promise<{ readonly id: string; readonly serial: string; readonly orgPath: string }[]> {
  const [column, value] = 'ids' in of ? ['id = ANY ($1::uuid[])', of.ids] : ['import_id = $1::uuid', of.importId];
  const { rows } = await db.query<{ id: string; serial: string; orgPath: string }>(
    `SELECT e.id, e.serial, o.path::text AS "orgPath"
     FROM enrolment e JOIN site s ON s.id = e.site_id JOIN org_unit o ON o.id = s.org_unit_id
     WHERE e.${column} AND e.used_at IS NULL AND e.withdrawn_at IS NULL ORDER BY e.serial FOR UPDATE OF e`,
    [value],
  );
  return rows;
}

export async function setVouchers(
  db: Queryable,
  vouchers: readonly { readonly id: string; readonly hash: Buffer }[],
  ttlMs: number,
): Promise<void> {
  await db.query(
    `UPDATE enrolment e SET voucher_hash = n.hash, voucher_expires_at = now() + $3 * interval '1 millisecond', wrong_tries = 0
     FROM unnest($1::uuid[], $2::bytea[]) AS n (id, hash) WHERE e.id = n.id`,
    [vouchers.map(({ id }) => id), vouchers.map(({ hash }) => hash), ttlMs],
  );
}

/** Counts digits that are wrong for this box; the fifth blocks its voucher. One statement, so that none is missed. */
export async function countWrongTry(db: Queryable, serial: string, hash: Buffer): Promise<void> {
  await db.query(
    `UPDATE enrolment SET wrong_tries = wrong_tries + 1
     WHERE serial = $1 AND withdrawn_at IS NULL AND used_at IS NULL AND voucher_hash <> $2 AND wrong_tries < 5`,
    [serial, hash],
  );
}

export interface ClaimedEnrolment {
  readonly id: string;
  readonly siteId: string;
  readonly orgPath: string;
  readonly siteIsClosed: boolean;
  readonly name: string;
  readonly kind: TerminalKind;
  readonly terminalId: string | null;
  /** Its time is not over and it is not blocked. */
  readonly isGood: boolean;
  /** The key of the box that it approved, while that holds. */
  readonly publicKey: DeviceKey | null;
}

/** The expected box that these digits belong to, locked; null: there is none. */
export async function lockByVoucher(db: Queryable, serial: string, hash: Buffer): Promise<ClaimedEnrolment | null> {
  const { rows } = await db.query<ClaimedEnrolment>(
    `SELECT e.id, s.id AS "siteId", o.path::text AS "orgPath", s.closed_at IS NOT NULL AS "siteIsClosed", e.name, e.kind,
       e.terminal_id AS "terminalId", e.voucher_expires_at > now() AND e.wrong_tries < 5 AS "isGood",
       (SELECT k.public_key FROM terminal_key k
        WHERE k.terminal_id = e.terminal_id AND k.revoked_at IS NULL AND k.confirmed_at IS NOT NULL) AS "publicKey"
     FROM enrolment e JOIN site s ON s.id = e.site_id JOIN org_unit o ON o.id = s.org_unit_id
     WHERE e.serial = $1 AND e.withdrawn_at IS NULL AND e.voucher_hash = $2 FOR UPDATE OF e`,
    [serial, hash],
  );
  return rows[0] ?? null;
}

export async function withdrawEnrolmentRow(db: Queryable, id: string): Promise<void> {
  await db.query(
    `UPDATE enrolment SET withdrawn_at = now(), voucher_hash = NULL, voucher_expires_at = NULL WHERE id = $1`,
    [id],
  );
}
