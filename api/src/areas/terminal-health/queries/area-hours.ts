import { AREA_HOURS, type AreaHours } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { MAP_AREAS } from '../../terminals/index.js';

/**
 * What share of the last 24 hours that are summed up the terminals of each part of the map were at work. A terminal counts
 * from the hour after its pairing; a part without terminals in service is left out.
 */
export async function readAreaHours(db: Queryable, scopePath: string): Promise<AreaHours> {
  const { rows } = await db.query<{ from: Date; id: string | null; shares: (number | null)[] }>(
    `WITH ${MAP_AREAS}, day AS (
       SELECT hours_to - interval '${AREA_HOURS} hours' AS begins, hours_to AS ends FROM terminal_health_summed
     ), placed AS MATERIALIZED (
       SELECT t.id, area.id AS area_id, coalesce(t.paired_at, t.created_at) AS since
       FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
         JOIN area ON o.path <@ area.path
       WHERE t.revoked_at IS NULL
     ), could AS (
       SELECT p.area_id, n, 60 * count(p.id) FILTER (WHERE p.since <= day.begins + n * interval '1 hour') AS minutes
       FROM day, placed p, generate_series(0, ${AREA_HOURS - 1}) AS n GROUP BY p.area_id, n
     ), did AS (
       SELECT p.area_id, (extract(epoch FROM h.at - day.begins) / 3600)::integer AS n, sum(least(h.minutes, 60)) AS minutes
       FROM day, terminal_health_hour h JOIN placed p ON p.id = h.terminal_id
       WHERE h.at >= day.begins AND h.at < day.ends
         AND p.since <= h.at GROUP BY p.area_id, h.at, day.begins
     )
     SELECT day.begins AS from, c.area_id AS id, array_agg(
       CASE WHEN c.minutes > 0 THEN least(1, coalesce(d.minutes, 0)::float8 / c.minutes) END ORDER BY c.n) AS shares
     FROM day LEFT JOIN could c ON true LEFT JOIN did d ON d.area_id = c.area_id AND d.n = c.n
     GROUP BY day.begins, c.area_id ORDER BY c.area_id`,
    [scopePath],
  );
  const [first] = rows;
  if (!first) throw new Error('the database has no row of what is summed up');
  return {
    from: first.from.toISOString(),
    areas: rows.flatMap(({ id, shares }) => (id === null ? [] : [{ id, shares }])),
  };
}
