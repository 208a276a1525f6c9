import { FalinkError, type SiteDetails, type SiteProfile } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { requireSite } from './sites.js';

/** A unit that is given a site: it stays where it is, and open, until the commit. */
export interface SiteUnit {
  readonly id: string;
  readonly path: string;
  readonly isClosed: boolean;
}

/**
 * A site that a command decides on; a terminal that is put there waits.
 *
 * @throws FalinkError site.unknown
 */
export async function lockSite(db: Queryable, id: string): Promise<SiteProfile> {
  await db.query('SELECT FROM site WHERE id = $1 FOR UPDATE', [id]);
  return requireSite(db, id);
}

/** @throws FalinkError unit.unknown */
export async function lockSiteUnit(db: Queryable, id: string): Promise<SiteUnit> {
  const { rows } = await db.query<SiteUnit>(
    `SELECT id, path::text AS path, closed_at IS NOT NULL AS "isClosed" FROM org_unit WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  if (!rows[0]) throw new FalinkError('unit.unknown');
  return rows[0];
}

/** Whether another open site of a unit has this name. */
export async function isSiteNameTaken(
  db: Queryable,
  { unitId, name, exceptId }: { unitId: string; name: string; exceptId: string | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'SELECT FROM site WHERE org_unit_id = $1 AND name = $2 AND closed_at IS NULL AND id IS DISTINCT FROM $3::uuid',
    [unitId, name, exceptId],
  );
  return rowCount !== 0;
}

const FIELDS = 'org_unit_id, name, name_en, kind, address, lng, lat, contacts, adviser, hours, notices, services';
const VALUES = '$2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11::jsonb, $12::jsonb, $13::jsonb';

function valuesOf(id: string, unitId: string, details: SiteDetails): unknown[] {
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  return [
    id,
    unitId,
    details.name,
    details.nameEn,
    details.kind,
    details.address,
    details.position?.lng ?? null,
    details.position?.lat ?? null,
    json(details.contacts),
    json(details.adviser),
    json(details.hours),
    json(details.notices),
    json(details.services),
  ];
}

export async function insertSite(db: Queryable, id: string, unitId: string, details: SiteDetails): Promise<void> {
  await db.query(`INSERT INTO site (id, ${FIELDS}) VALUES ($1, ${VALUES})`, valuesOf(id, unitId, details));
}

export async function updateSite(db: Queryable, id: string, unitId: string, details: SiteDetails): Promise<void> {
  await db.query(`UPDATE site SET (${FIELDS}) = (${VALUES}) WHERE id = $1`, valuesOf(id, unitId, details));
}

export async function setSiteClosed(db: Queryable, id: string, isClosed: boolean): Promise<void> {
  await db.query('UPDATE site SET closed_at = CASE WHEN $2 THEN now() END WHERE id = $1', [id, isClosed]);
}
