import type { Queryable } from '../../../kernel/db/pool.js';

/** A report goes before its call, and stays while its block holds. */
export const DUE_REPORTS = `
  SELECT r.id::text, c.ended_at AS at FROM guest_report r JOIN contact c ON c.id = r.contact_id
  WHERE c.ended_at < $1 AND r.block_hash IS NULL`;

export async function eraseReports(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query('DELETE FROM guest_report WHERE id = ANY ($1::uuid[])', [ids]);
}

/** A visit goes after its call. */
export const DUE_GUESTS = `
  SELECT g.id::text, g.left_at AS at FROM guest g
  WHERE g.left_at < $1 AND NOT EXISTS (SELECT FROM contact c WHERE c.guest_id = g.id)`;

export async function eraseGuests(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query('DELETE FROM guest WHERE id = ANY ($1::uuid[])', [ids]);
}

/** A link goes after the visits that it led to. */
export const DUE_LINKS = `
  SELECT l.id::text, l.expires_at AS at FROM guest_link l
  WHERE l.expires_at < $1 AND NOT EXISTS (SELECT FROM guest g WHERE g.link_id = l.id)`;

export async function eraseLinks(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query('DELETE FROM guest_link WHERE id = ANY ($1::uuid[])', [ids]);
}
