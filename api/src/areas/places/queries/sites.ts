import { FalinkError, type PageQuery, type SiteDetails, type SiteKind, type SiteProfile } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { hasEveryWord } from '../../../kernel/db/search.js';

interface SiteRow extends Omit<SiteDetails, 'position' | 'nameEn'> {
  id: string;
  name_en: string;
  org_id: string;
  org_path: string;
  org_name: string;
  lng: number | null;
  lat: number | null;
  terminals: number;
  closed_at: Date | null;
  revision: number;
}

const COLUMNS = `s.id, s.name, s.name_en, o.id AS org_id, o.path::text AS org_path, o.name AS org_name, s.kind, s.address, s.lng,
  s.lat, s.contacts, s.adviser, s.hours, s.notices, s.services, s.closed_at, s.revision,
  (SELECT count(*) FROM terminal t WHERE t.site_id = s.id AND t.revoked_at IS NULL) AS terminals`;

const SITES = 'site s JOIN org_unit o ON o.id = s.org_unit_id';

/** Index site_name. Of a longer name only the beginning orders: a cursor has an end. */
const BY_NAME: ListOrder = {
  list: 'sites',
  direction: 'ASC',
  by: [
    { column: 'left(s.name, 60) COLLATE "C"', kind: 'text' },
    { column: 's.id', kind: 'id' },
  ],
};

function toProfile(row: SiteRow): SiteProfile {
  return {
    id: row.id,
    name: row.name,
    orgUnit: { id: row.org_id, path: row.org_path, name: row.org_name },
    nameEn: row.name_en,
    kind: row.kind,
    address: row.address,
    position: row.lng !== null && row.lat !== null ? { lng: row.lng, lat: row.lat } : null,
    contacts: row.contacts,
    adviser: row.adviser,
    hours: row.hours,
    notices: row.notices,
    services: row.services,
    terminals: row.terminals,
    closedAt: row.closed_at?.toISOString() ?? null,
    revision: row.revision,
  };
}

export interface SiteFilter {
  readonly scopePath: string;
  /** At and below this unit. */
  readonly unitId?: string | undefined;
  readonly kinds?: readonly SiteKind[] | undefined;
  readonly q?: string | undefined;
  readonly withClosed: boolean;
}

/** Sites at or below an org unit, by name, counted. */
export async function listSites(db: Queryable, filter: SiteFilter, page: PageQuery): Promise<Page<SiteProfile>> {
  const rows = {
    columns: COLUMNS,
    from: SITES,
    where: `o.path <@ $1::ltree AND ($2::boolean OR s.closed_at IS NULL)
      AND ($3::uuid IS NULL OR o.path <@ (SELECT u.path FROM org_unit u WHERE u.id = $3::uuid))
      AND ($4::text[] IS NULL OR s.kind = ANY ($4::text[]))
      AND ${hasEveryWord(['s.name', 's.name_en', 'o.name', 's.address'], '$5')}`,
    values: [filter.scopePath, filter.withClosed, filter.unitId ?? null, filter.kinds ?? null, filter.q ?? null],
    counted: true,
  };
  return mapPage(await selectPage<SiteRow>(db, BY_NAME, rows, page), toProfile);
}

export async function loadSites(db: Queryable, ids: readonly string[]): Promise<SiteProfile[]> {
  const { rows } = await db.query<SiteRow>(`SELECT ${COLUMNS} FROM ${SITES} WHERE s.id = ANY ($1::uuid[])`, [ids]);
  return rows.map(toProfile);
}

/** @throws FalinkError site.unknown */
export async function requireSite(db: Queryable, id: string): Promise<SiteProfile> {
  const [site] = await loadSites(db, [id]);
  if (!site) throw new FalinkError('site.unknown');
  return site;
}

/** What a person entered of a stored site. */
export function detailsOf(site: SiteProfile): SiteDetails {
  const { id, orgUnit, terminals, closedAt, revision, ...details } = site;
  return details;
}
