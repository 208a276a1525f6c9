import type { HealthTrouble, PageQuery, TerminalKind, TroubledTerminal } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { PER_TEN_THOUSAND } from '../minute-row.js';

interface TroubledRow {
  id: string;
  name: string;
  kind: TerminalKind;
  site_name: string;
  org_name: string;
  stalls: number;
  stalled_ms: number;
  long_frames: number;
  worst_frame_ms: number;
  loss: number | null;
}

const COLUMN: Readonly<Record<HealthTrouble, string>> = { stalls: 'stalled_ms', frames: 'long_frames', loss: 'loss' };

const worstFirst = (by: HealthTrouble): ListOrder => ({
  list: `troubled_${by}`,
  direction: 'DESC',
  by: [
    { column: `h.${COLUMN[by]}`, kind: 'integer' },
    { column: 't.id', kind: 'id' },
  ],
});

/** Whole hours that are summed up: between two pages of a list they stay the same, but for one moment an hour. */
const LAST_DAY = `(SELECT terminal_id, sum(stalls)::bigint AS stalls, sum(stalled_ms)::bigint AS stalled_ms,
    sum(long_frames)::bigint AS long_frames, max(worst_frame_ms) AS worst_frame_ms,
    (sum(loss_sum) / nullif(sum(loss_n), 0))::bigint AS loss
  FROM terminal_health_hour
  WHERE at >= (SELECT hours_to - interval '24 hours' FROM terminal_health_summed)
    AND at < (SELECT hours_to FROM terminal_health_summed)
  GROUP BY terminal_id) h
  JOIN terminal t ON t.id = h.terminal_id JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id`;

export interface TroubledFilter {
  readonly scopePath: string;
  readonly by: HealthTrouble;
  /** Only below this org unit; null: everywhere in scope. */
  readonly unitId: string | null;
}

/** Terminals in service with such trouble, the worst first. */
export async function listTroubled(
  db: Queryable,
  { scopePath, by, unitId }: TroubledFilter,
  page: PageQuery,
): Promise<Page<TroubledTerminal>> {
  const found = await selectPage<TroubledRow>(
    db,
    worstFirst(by),
    {
      columns: `t.id, t.name, t.kind, s.name AS site_name, o.name AS org_name, h.stalls, h.stalled_ms, h.long_frames,
        h.worst_frame_ms, h.loss`,
      from: LAST_DAY,
      where: `o.path <@ $1::ltree AND ($2::uuid IS NULL OR o.path <@ (SELECT path FROM org_unit WHERE id = $2))
        AND t.revoked_at IS NULL AND h.${COLUMN[by]} > 0`,
      values: [scopePath, unitId],
      counted: true,
    },
    page,
  );
  return mapPage(found, (row) => ({
    ...{ id: row.id, name: row.name, kind: row.kind, siteName: row.site_name, orgUnitName: row.org_name },
    ...{ stalls: row.stalls, stalledS: row.stalled_ms / 1_000 },
    ...{ longFrames: row.long_frames, worstFrameMs: row.worst_frame_ms },
    loss: row.loss === null ? null : row.loss / PER_TEN_THOUSAND,
  }));
}
