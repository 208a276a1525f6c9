import { type FleetMap, MAX_MARKS, type MapArea, type TerminalState } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { listUnits } from './fleet.js';
import { ALIVE_MS, STATE, TERMINALS } from './terminal-views.js';

interface MarkRow {
  id: string;
  state: TerminalState;
  lng: number | null;
  lat: number | null;
  unit_id: string;
  total: number;
}

/** Terminals in service at or below an org unit, as marks on a map. Their pages and devices stay in the database. */
export async function loadFleetMap(db: Queryable, scopePath: string): Promise<FleetMap> {
  const { rows } = await db.query<MarkRow>(
    `SELECT t.id, ${STATE} AS state, s.lng, s.lat, o.id AS unit_id, count(*) OVER () AS total
     FROM ${TERMINALS} WHERE o.path <@ $3::ltree AND t.revoked_at IS NULL
     ORDER BY t.name COLLATE "C", t.id LIMIT ${MAX_MARKS}`,
    [...ALIVE_MS, scopePath],
  );
  return {
    terminals: {
      items: rows.map(({ id, state, lng, lat, unit_id }) => ({
        id,
        state,
        position: lng !== null && lat !== null ? { lng, lat } : null,
        unitId: unit_id,
      })),
      total: rows[0]?.total ?? 0,
    },
    units: await listUnits(db, scopePath),
    areas: await listAreas(db, scopePath),
  };
}

/** As `area`, what the map of $1 is divided into: the open units right below it, or itself where there is none. */
export const MAP_AREAS = `below AS (
    SELECT id, name, path FROM org_unit
    WHERE path <@ $1::ltree AND nlevel(path) = nlevel($1::ltree) + 1 AND closed_at IS NULL
  ), area AS (
    SELECT * FROM below
    UNION ALL SELECT id, name, path FROM org_unit WHERE path = $1::ltree AND NOT EXISTS (SELECT FROM below)
  )`;

/** The parts of the map, each with its middle, by name. */
async function listAreas(db: Queryable, scopePath: string): Promise<MapArea[]> {
  const { rows } = await db.query<Omit<MapArea, 'middle'> & { lng: number | null; lat: number | null }>(
    `WITH ${MAP_AREAS}
     SELECT area.id, area.name, area.path::text AS path, coalesce(at.room_lng, at.lng) AS lng,
       coalesce(at.room_lat, at.lat) AS lat
     FROM area, LATERAL (
       SELECT avg(s.lng) AS lng, avg(s.lat) AS lat, avg(s.lng) FILTER (WHERE s.kind <> 'household') AS room_lng,
         avg(s.lat) FILTER (WHERE s.kind <> 'household') AS room_lat
       FROM site s JOIN org_unit u ON u.id = s.org_unit_id
       WHERE u.path <@ area.path AND s.closed_at IS NULL AND s.lng IS NOT NULL AND s.lat IS NOT NULL) at
     ORDER BY area.name, area.id`,
    [scopePath],
  );
  return rows.map(({ id, name, path, lng, lat }) => ({
    id,
    name,
    path,
    middle: lng !== null && lat !== null ? { lng, lat } : null,
  }));
}
