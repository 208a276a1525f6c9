import { type FleetMap, MAX_MARKS, type TerminalState } from '@falink/protocol';
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
  };
}
