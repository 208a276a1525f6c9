import type { Queryable } from '../../kernel/db/pool.js';
import { CHANNEL_OF } from '../targets/index.js';

export interface ChannelRow {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly startsAt: Date;
  /** Assets in the order of the line-up. */
  readonly assetIds: readonly string[];
}

/** Every channel with its line-up. */
export async function listChannels(db: Queryable): Promise<ChannelRow[]> {
  const { rows } = await db.query<{
    id: string;
    name_zh: string;
    name_en: string;
    starts_at: Date;
    asset_ids: string[];
  }>(
    `SELECT c.id, c.name_zh, c.name_en, c.starts_at,
       ARRAY(SELECT p.asset_id FROM programme p WHERE p.channel_id = c.id ORDER BY p.position) AS asset_ids
     FROM channel c ORDER BY c.id`,
  );
  return rows.map((row) => ({
    id: row.id,
    name: { zh: row.name_zh, en: row.name_en },
    startsAt: row.starts_at,
    assetIds: row.asset_ids,
  }));
}

const TERMINALS = `terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
  JOIN org_unit top ON top.path = subpath(o.path, 0, 1) JOIN district d ON d.org_unit_id = top.id`;

/** Connected terminals whose channel this is and whose player shows it now, below an org unit or (null) all. */
export async function countWatching(db: Queryable, channelId: string, orgPath: string | null): Promise<number> {
  const { rows } = await db.query<{ watching: number }>(
    `SELECT count(*) AS watching FROM ${TERMINALS}
     WHERE ($2::ltree IS NULL OR o.path <@ $2::ltree) AND t.connection_id IS NOT NULL
       AND t.scene->'player'->>'kind' = 'channel' AND t.scene->'player'->>'state' IN ('playing', 'ducked', 'stalled')
       AND ${CHANNEL_OF} = $1`,
    [channelId, orgPath],
  );
  return rows[0]?.watching ?? 0;
}

/** Connected terminals whose channel this is. */
export async function listTuned(db: Queryable, channelId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT t.id FROM ${TERMINALS} WHERE t.connection_id IS NOT NULL AND ${CHANNEL_OF} = $1`,
    [channelId],
  );
  return rows.map(({ id }) => id);
}
