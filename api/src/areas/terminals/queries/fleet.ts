import type { Fleet, FleetMap, FleetView } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { ALIVE_MS, countViews, STATE, TERMINALS } from './terminal-views.js';

/** Every app version that a terminal in service at or below an org unit runs. */
export async function listVersions(db: Queryable, scopePath: string): Promise<string[]> {
  const { rows } = await db.query<{ version: string }>(
    `SELECT DISTINCT t.app_version AS version
     FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
     WHERE o.path <@ $1::ltree AND t.revoked_at IS NULL AND t.app_version IS NOT NULL`,
    [scopePath],
  );
  return rows.map(({ version }) => version);
}

/** The terminals at or below an org unit in numbers. @param outdated the app versions that count as old */
export async function countFleet(
  db: Queryable,
  scopePath: string,
  outdated: readonly string[],
): Promise<Pick<Fleet, 'views' | 'online'>> {
  const { rows } = await db.query<Record<FleetView | 'online', number>>(
    `WITH t AS MATERIALIZED (
       SELECT t.revoked_at, t.kind, t.app_version, ${STATE} AS state FROM ${TERMINALS} WHERE o.path <@ $3::ltree
     )
     SELECT ${countViews('$4', 't.state')}, count(*) FILTER (WHERE t.revoked_at IS NULL AND t.state <> 'offline') AS online
     FROM t`,
    [...ALIVE_MS, scopePath, outdated],
  );
  const [row] = rows;
  if (!row) throw new Error('the database gave no counts');
  const { online, ...views } = row;
  return { views, online };
}

/** Org units at or below another that have terminals in service, by name. */
export async function listUnits(db: Queryable, scopePath: string): Promise<FleetMap['units']> {
  const { rows } = await db.query<FleetMap['units'][number]>(
    `SELECT o.id, o.name, o.path::text AS path FROM org_unit o
     WHERE o.path <@ $1::ltree AND EXISTS (
       SELECT FROM terminal t JOIN site s ON s.id = t.site_id WHERE s.org_unit_id = o.id AND t.revoked_at IS NULL)
     ORDER BY o.name, o.id`,
    [scopePath],
  );
  return rows;
}

/** The same with the units above them, each with how many terminals it holds: what a filter or a command by unit offers. */
export async function listUnitsAbove(db: Queryable, scopePath: string): Promise<Fleet['units']> {
  const { rows } = await db.query<Fleet['units'][number]>(
    `SELECT o.id, o.name, o.path::text AS path, sum(x.terminals)::int AS terminals
     FROM (SELECT u.path, count(*) AS terminals
       FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit u ON u.id = s.org_unit_id
       WHERE t.revoked_at IS NULL AND u.path <@ $1::ltree GROUP BY u.path) x
     JOIN org_unit o ON o.path @> x.path AND o.path <@ $1::ltree
     GROUP BY o.id, o.name, o.path ORDER BY o.name, o.id`,
    [scopePath],
  );
  return rows;
}
