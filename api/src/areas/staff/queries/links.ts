import type { StaffLink } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

export interface LinkRow extends Omit<StaffLink, 'expiresAt'> {
  readonly staffId: string;
  readonly orgPath: string;
  readonly expiresAt: Date;
  readonly used: boolean;
  readonly replaced: boolean;
  readonly expired: boolean;
  readonly disabled: boolean;
}

/** A link by the hash of its token; null: there is none. `lock`: nobody else uses or replaces it. */
export async function findLink(db: Queryable, hash: Buffer, { lock }: { lock: boolean }): Promise<LinkRow | null> {
  // The person first, as everybody who changes an account does.
  if (lock) {
    await db.query('SELECT FROM staff WHERE id = (SELECT staff_id FROM staff_link WHERE hash = $1) FOR NO KEY UPDATE', [
      hash,
    ]);
  }
  const { rows } = await db.query<LinkRow>(
    `SELECT l.kind, s.id AS "staffId", s.username, s.display_name AS "displayName",
       ARRAY(SELECT r.role::text FROM staff_role r WHERE r.staff_id = s.id ORDER BY 1) AS roles,
       o.name AS "orgUnitName", o.path::text AS "orgPath", l.expires_at AS "expiresAt", l.used_at IS NOT NULL AS used,
       l.replaced_at IS NOT NULL AS replaced, l.expires_at <= now() AS expired, s.disabled_at IS NOT NULL AS disabled
     FROM staff_link l JOIN staff s ON s.id = l.staff_id JOIN org_unit o ON o.id = s.org_unit_id WHERE l.hash = $1`,
    [hash],
  );
  return rows[0] ?? null;
}

/** Makes a link for a locked person, in the place of the one before. @returns its end */
export async function insertLink(
  db: Queryable,
  link: { readonly staffId: string; readonly hash: Buffer; readonly kind: StaffLink['kind']; readonly hours: number },
): Promise<Date> {
  await db.query(
    'UPDATE staff_link SET replaced_at = now() WHERE staff_id = $1 AND used_at IS NULL AND replaced_at IS NULL',
    [link.staffId],
  );
  const { rows } = await db.query<{ expires_at: Date }>(
    `INSERT INTO staff_link (hash, staff_id, kind, expires_at) VALUES ($1, $2, $3, now() + $4 * interval '1 hour')
     RETURNING expires_at`,
    [link.hash, link.staffId, link.kind, link.hours],
  );
  const [made] = rows;
  if (!made) throw new Error('no link was made');
  return made.expires_at;
}

export async function markLinkUsed(db: Queryable, hash: Buffer): Promise<void> {
  await db.query('UPDATE staff_link SET used_at = now() WHERE hash = $1', [hash]);
}

/** A link that ended says so for a month. Index staff_link_expiry. */
export async function forgetOldLinks(db: Queryable): Promise<void> {
  await db.query(`DELETE FROM staff_link WHERE expires_at < now() - interval '30 days'`);
}
