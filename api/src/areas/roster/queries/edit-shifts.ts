import { FalinkError, type Role, type ShiftDetails } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { refusedAs } from '../../../kernel/db/refused.js';

/** Somebody who is to be planned: the account stays as it is until the commit. */
export interface PlannedPerson {
  readonly orgPath: string;
  readonly roles: Role[];
  readonly isDisabled: boolean;
}

/** @throws FalinkError staff.unknown */
export async function lockPerson(db: Queryable, id: string): Promise<PlannedPerson> {
  const { rows } = await db.query<PlannedPerson>(
    `SELECT o.path::text AS "orgPath", s.disabled_at IS NOT NULL AS "isDisabled",
       ARRAY(SELECT r.role::text FROM staff_role r WHERE r.staff_id = s.id) AS roles
     FROM staff s JOIN org_unit o ON o.id = s.org_unit_id WHERE s.id = $1 FOR SHARE OF s`,
    [id],
  );
  if (!rows[0]) throw new FalinkError('staff.unknown');
  return rows[0];
}

/** A place where somebody is to sit: open until the commit. */
export interface PlannedSite {
  readonly orgPath: string;
  readonly isClosed: boolean;
}

/** @throws FalinkError site.unknown */
export async function lockPlannedSite(db: Queryable, id: string): Promise<PlannedSite> {
  const { rows } = await db.query<PlannedSite>(
    `SELECT o.path::text AS "orgPath", t.closed_at IS NOT NULL AS "isClosed"
     FROM site t JOIN org_unit o ON o.id = t.org_unit_id WHERE t.id = $1 FOR SHARE OF t`,
    [id],
  );
  if (!rows[0]) throw new FalinkError('site.unknown');
  return rows[0];
}

/** By the database's clock. */
export async function isPast(db: Queryable, at: string): Promise<boolean> {
  const { rows } = await db.query<{ past: boolean }>('SELECT $1::timestamptz <= now() AS past', [at]);
  return rows[0]?.past === true;
}

/** What the table refuses. */
const REFUSED = { shift_overlap: 'shift.overlap', shift_length: 'shift.length' } as const;

/** @throws FalinkError shift.overlap, shift.length */
export async function insertShift(
  db: Queryable,
  {
    id,
    staffId,
    siteId,
    startsAt,
    endsAt,
    editedBy,
  }: ShiftDetails & { readonly id: string; readonly editedBy: string },
): Promise<void> {
  await refusedAs(
    REFUSED,
    db.query(
      'INSERT INTO shift (id, staff_id, site_id, starts_at, ends_at, edited_by) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, staffId, siteId, startsAt, endsAt, editedBy],
    ),
  );
}

/** @throws FalinkError shift.overlap, shift.length */
export async function updateShift(
  db: Queryable,
  {
    id,
    staffId,
    siteId,
    startsAt,
    endsAt,
    editedBy,
  }: ShiftDetails & { readonly id: string; readonly editedBy: string },
): Promise<void> {
  await refusedAs(
    REFUSED,
    db.query(
      `UPDATE shift SET staff_id = $2, site_id = $3, starts_at = $4, ends_at = $5, edited_by = $6, edited_at = now()
       WHERE id = $1`,
      [id, staffId, siteId, startsAt, endsAt, editedBy],
    ),
  );
}

export async function deleteShift(db: Queryable, id: string): Promise<void> {
  await db.query('DELETE FROM shift WHERE id = $1', [id]);
}
