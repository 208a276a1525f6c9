import type { SomeTargetValues, TargetReach, TargetSetting } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

const IS_ROOT = 'num_nonnulls(g.org_unit_id, g.site_id, g.terminal_id) = 0';

/** What is given for everybody, above the districts. */
export async function findRootTarget(db: Queryable): Promise<SomeTargetValues> {
  const { rows } = await db.query<{ own: SomeTargetValues }>(
    `SELECT coalesce(jsonb_object_agg(v.setting, v.value), '{}') AS own
     FROM target g JOIN target_setting v ON v.target_id = g.id WHERE ${IS_ROOT}`,
  );
  return rows[0]?.own ?? {};
}

/** Locks what is given for everybody until the commit, so that of two writes the second sees the first. */
export async function lockRootTarget(db: Queryable): Promise<void> {
  await db.query(`SELECT FROM target g WHERE ${IS_ROOT} FOR UPDATE`);
}

/** What is given for everybody is another: made at the first time, and each time its revision grows. @returns its id */
export async function touchRootTarget(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO target AS g DEFAULT VALUES
     ON CONFLICT ((true)) WHERE num_nonnulls(org_unit_id, site_id, terminal_id) = 0
     DO UPDATE SET revision = g.revision RETURNING g.id`,
  );
  if (!rows[0]) throw new Error('the root’s target was neither there nor made');
  return rows[0].id;
}

/**
 * What a change of these settings for everybody would reach: terminals in service, and those that keep a value that is
 * given nearer to them.
 *
 * @param differing settings whose value is another after the change
 */
export async function loadRootReach(
  db: Queryable,
  {
    settings,
    differing,
  }: { readonly settings: readonly TargetSetting[]; readonly differing: readonly TargetSetting[] },
): Promise<TargetReach> {
  const { rows } = await db.query<TargetReach>(
    `WITH b AS (
       SELECT t.id, t.site_id, o.path FROM terminal t JOIN site s ON s.id = t.site_id
       JOIN org_unit o ON o.id = s.org_unit_id WHERE t.revoked_at IS NULL),
     nearer AS (
       SELECT b.id, g.id AS target_id FROM b JOIN target g ON g.terminal_id = b.id
       UNION ALL SELECT b.id, g.id FROM b JOIN target g ON g.site_id = b.site_id
       UNION ALL SELECT b.id, g.id FROM b JOIN org_unit u ON u.path @> b.path JOIN target g ON g.org_unit_id = u.id),
     kept AS (
       SELECT nearer.id, count(DISTINCT v.setting) AS of_all,
         count(DISTINCT v.setting) FILTER (WHERE v.setting = ANY ($2::text[])) AS of_differing
       FROM nearer JOIN target_setting v ON v.target_id = nearer.target_id
       WHERE v.setting = ANY ($1::text[]) GROUP BY nearer.id)
     SELECT count(*)::int AS terminals, count(kept.id)::int AS own,
       (count(*) FILTER (WHERE cardinality($2::text[]) > coalesce(kept.of_differing, 0)))::int AS changing
     FROM b LEFT JOIN kept ON kept.id = b.id`,
    [settings, differing],
  );
  return rows[0] ?? { terminals: 0, own: 0, changing: 0 };
}
