import type { TerminalKind } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { inScope } from '../../../kernel/policies/staff.js';
import { type Known, type NewEnrolment, type NewSite, siteKey } from '../file/judge-rows.js';

/** One import at a time: two of the same boxes at once then see each other. Boxes that enrol wait for a moment. */
export async function lockEnrolments(db: Queryable): Promise<void> {
  await db.query('LOCK TABLE enrolment IN SHARE ROW EXCLUSIVE MODE');
}

/** Keeps the units open, and their sites as they are, until the commit. */
export async function lockUnits(db: Queryable, unitIds: readonly string[]): Promise<void> {
  await db.query('SELECT FROM org_unit WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [unitIds]);
}

/** Open units by their names, for somebody of `scopePath`. */
export async function loadUnits(db: Queryable, scopePath: string): Promise<Known['units']> {
  const { rows } = await db.query<{ id: string; path: string; names: string[] }>(
    `SELECT o.id, o.path::text AS path,
       ARRAY(SELECT u.name FROM org_unit u WHERE u.path @> o.path ORDER BY nlevel(u.path)) AS names
     FROM org_unit o WHERE o.closed_at IS NULL`,
  );
  const depth = scopePath.split('.').length - 1;
  const units = new Map<string, { id: string; path: string; inScope: boolean }>();
  for (const { id, path, names } of rows) {
    const unit = { id, path, inScope: inScope(scopePath, path) };
    units.set(names.join('/'), unit);
  }
  // From the own unit down as well, where that names one unit only.
  for (const { id, path, names } of rows) {
    const short = names.slice(depth).join('/');
    if (inScope(scopePath, path) && !units.has(short)) units.set(short, { id, path, inScope: true });
  }
  return units;
}

/** Open sites of these units, by unit and name. */
export async function loadSiteIds(db: Queryable, unitIds: readonly string[]): Promise<Known['sites']> {
  const { rows } = await db.query<{ id: string; org_unit_id: string; name: string }>(
    'SELECT id, org_unit_id, name FROM site WHERE org_unit_id = ANY ($1::uuid[]) AND closed_at IS NULL',
    [unitIds],
  );
  return new Map(rows.map((site) => [siteKey(site.org_unit_id, site.name), site.id]));
}

/** Boxes with these serial numbers that are expected already. */
export async function loadExpected(db: Queryable, serials: readonly string[]): Promise<Known['enrolments']> {
  const { rows } = await db.query<{ serial: string; siteId: string; name: string; kind: TerminalKind }>(
    `SELECT serial, site_id AS "siteId", name, kind FROM enrolment
     WHERE serial = ANY ($1::text[]) AND withdrawn_at IS NULL`,
    [serials],
  );
  return new Map(rows.map(({ serial, ...expected }) => [serial, expected]));
}

/** @returns the ids of the new sites */
export async function insertSites(db: Queryable, sites: readonly NewSite[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO site (org_unit_id, name, kind, address, lng, lat, contacts)
     SELECT n.unit_id, n.name, n.kind, n.address, n.lng, n.lat, n.contacts::jsonb
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::float8[], $6::float8[], $7::text[])
       AS n (unit_id, name, kind, address, lng, lat, contacts) RETURNING id`,
    [
      sites.map(({ unitId }) => unitId),
      sites.map(({ name }) => name),
      sites.map(({ kind }) => kind),
      sites.map(({ address }) => address),
      sites.map(({ position }) => position?.lng ?? null),
      sites.map(({ position }) => position?.lat ?? null),
      sites.map(({ contacts }) => JSON.stringify(contacts)),
    ],
  );
  return rows.map(({ id }) => id);
}

export async function insertEnrolments(
  db: Queryable,
  { importId, staffId, boxes }: { importId: string; staffId: string; boxes: readonly NewEnrolment[] },
): Promise<void> {
  await db.query(
    `INSERT INTO enrolment (serial, site_id, name, kind, import_id, created_by)
     SELECT n.serial, s.id, n.name, n.kind, $1, $2
     FROM unnest($3::text[], $4::uuid[], $5::text[], $6::text[], $7::terminal_kind[])
       AS n (serial, unit_id, site_name, name, kind)
     JOIN site s ON s.org_unit_id = n.unit_id AND s.name = n.site_name AND s.closed_at IS NULL`,
    [
      importId,
      staffId,
      boxes.map(({ serial }) => serial),
      boxes.map(({ unitId }) => unitId),
      boxes.map(({ siteName }) => siteName),
      boxes.map(({ name }) => name),
      boxes.map(({ kind }) => kind),
    ],
  );
}
