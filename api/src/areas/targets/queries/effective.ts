import type { TargetLevel, TargetSetting } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import type { Given } from '../effective.js';

const UNIT_LEVEL = `(ARRAY['district', 'street', 'village'])[nlevel(u.path)]`;

/** What is given at the root, and at a unit and those above it, for places `p (id, path)`. Ranks grow towards the place. */
const FROM_ABOVE = `
  SELECT p.id AS place, g.id AS target_id, 0 AS rank, 'root' AS level, NULL::uuid AS id, NULL::text AS name
  FROM p CROSS JOIN target g WHERE num_nonnulls(g.org_unit_id, g.site_id, g.terminal_id) = 0
  UNION ALL
  SELECT p.id, g.id, nlevel(u.path), ${UNIT_LEVEL}, u.id, u.name
  FROM p JOIN org_unit u ON u.path @> p.path JOIN target g ON g.org_unit_id = u.id`;

/** What is given at sites, for places with a `site_id`. */
const FROM_SITE = `
  UNION ALL
  SELECT p.id, g.id, 8, 'site', s.id, s.name FROM p JOIN site s ON s.id = p.site_id JOIN target g ON g.site_id = s.id`;

const FROM_TERMINAL = `
  UNION ALL
  SELECT p.id, g.id, 9, 'terminal', t.id, t.name FROM p JOIN terminal t ON t.id = p.id JOIN target g ON g.terminal_id = t.id`;

/** The kinds of places for which a target is asked. */
export type PlaceKind = 'unit' | 'site' | 'terminal';

const PLACES: Readonly<Record<PlaceKind, { readonly select: string; readonly given: string }>> = {
  unit: { select: 'SELECT u.id, u.path FROM org_unit u WHERE u.id = ANY ($1::uuid[])', given: FROM_ABOVE },
  site: {
    select: `SELECT s.id, s.id AS site_id, o.path FROM site s JOIN org_unit o ON o.id = s.org_unit_id
      WHERE s.id = ANY ($1::uuid[])`,
    given: FROM_ABOVE + FROM_SITE,
  },
  terminal: {
    select: `SELECT t.id, t.site_id, o.path FROM terminal t JOIN site s ON s.id = t.site_id
      JOIN org_unit o ON o.id = s.org_unit_id WHERE t.id = ANY ($1::uuid[])`,
    given: FROM_ABOVE + FROM_SITE + FROM_TERMINAL,
  },
};

/** Everything that is given for a place, from the farthest to the nearest. */
export interface GivenFor {
  readonly orgPath: string;
  readonly districtChannel: string;
  readonly given: readonly Given[];
  /** Names the places that give something: within one answer the same ones give the same. */
  readonly sources: string;
}

interface GivenRow {
  place: string;
  org_path: string;
  channel_id: string;
  target_id: string | null;
  setting: TargetSetting | null;
  value: unknown;
  level: TargetLevel;
  id: string | null;
  name: string | null;
}

/** What is given for places of one kind, in one statement. Places that are not there are left out. */
export async function loadGiven(
  db: Queryable,
  kind: PlaceKind,
  ids: readonly string[],
): Promise<Map<string, GivenFor>> {
  const { select, given } = PLACES[kind];
  const { rows } = await db.query<GivenRow>(
    `WITH p AS (${select}), g AS (${given})
     SELECT p.id AS place, p.path::text AS org_path, d.channel_id, g.target_id, v.setting, v.value, g.level, g.id, g.name
     FROM p
     JOIN org_unit top ON top.path = subpath(p.path, 0, 1)
     JOIN district d ON d.org_unit_id = top.id
     LEFT JOIN (g JOIN target_setting v ON v.target_id = g.target_id) ON g.place = p.id
     ORDER BY p.id, g.rank`,
    [ids],
  );
  const found = new Map<string, { orgPath: string; districtChannel: string; given: Given[]; sources: string }>();
  for (const { place, org_path, channel_id, target_id, setting, value, level, id, name } of rows) {
    const entry = found.get(place) ?? {
      orgPath: org_path,
      districtChannel: channel_id,
      given: [],
      sources: channel_id,
    };
    found.set(place, entry);
    if (setting !== null) {
      entry.given.push({ setting, value, level, id, name });
      entry.sources += ` ${target_id}`;
    }
  }
  return found;
}
