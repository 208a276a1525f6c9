import type { TargetReach, TargetSetting } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import type { PlaceKind } from './effective.js';

/** Terminals in service at and below a place `$1`. */
const BELOW: Readonly<Record<Exclude<PlaceKind, 'terminal'>, string>> = {
  unit: 'o.path <@ (SELECT path FROM org_unit WHERE id = $1)',
  site: 's.id = $1',
};

const AT_TERMINAL = 'SELECT b.id, t.id AS target_id FROM b JOIN target t ON t.terminal_id = b.id';

/** What is given nearer to a terminal than at the place that is changed. */
const NEARER: Readonly<Record<Exclude<PlaceKind, 'terminal'>, string>> = {
  unit: `${AT_TERMINAL}
    UNION ALL SELECT b.id, t.id FROM b JOIN target t ON t.site_id = b.site_id
    UNION ALL SELECT b.id, t.id FROM b
      JOIN org_unit u ON u.path @> b.path AND nlevel(u.path) > (SELECT nlevel(path) FROM org_unit WHERE id = $1)
      JOIN target t ON t.org_unit_id = u.id`,
  site: AT_TERMINAL,
};

/**
 * What a change of these settings at a place reaches. For all who inherit from the place the value is the same before
 * the change and after it, so the ones in which it differs are known without asking each terminal.
 *
 * @param differing settings whose value is another after the change
 */
export async function loadReach(
  db: Queryable,
  kind: Exclude<PlaceKind, 'terminal'>,
  { id, settings, differing }: { id: string; settings: readonly TargetSetting[]; differing: readonly TargetSetting[] },
): Promise<TargetReach> {
  const { rows } = await db.query<TargetReach>(
    `WITH b AS (
       SELECT t.id, t.site_id, o.path FROM terminal t JOIN site s ON s.id = t.site_id
       JOIN org_unit o ON o.id = s.org_unit_id WHERE t.revoked_at IS NULL AND ${BELOW[kind]}),
     nearer AS (${NEARER[kind]}),
     kept AS (
       SELECT nearer.id, count(DISTINCT v.setting) AS of_all,
         count(DISTINCT v.setting) FILTER (WHERE v.setting = ANY ($3::text[])) AS of_differing
       FROM nearer JOIN target_setting v ON v.target_id = nearer.target_id
       WHERE v.setting = ANY ($2::text[]) GROUP BY nearer.id)
     SELECT count(*) AS terminals, count(kept.id) AS own,
       count(*) FILTER (WHERE cardinality($3::text[]) > coalesce(kept.of_differing, 0)) AS changing
     FROM b LEFT JOIN kept ON kept.id = b.id`,
    [id, settings, differing],
  );
  return rows[0] ?? { terminals: 0, own: 0, changing: 0 };
}
