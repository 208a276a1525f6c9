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
  since: Date;
}

/** How bad one terminal is, and which of its hours count. */
const WORST: Readonly<Record<HealthTrouble, { readonly sum: string; readonly hour: string }>> = {
  stalls: { sum: 'sum(stalled_ms)::bigint', hour: 'stalled_ms > 0' },
  frames: { sum: 'sum(long_frames)::bigint', hour: 'long_frames > 0' },
  // Hours without loss lessen the mean.
  loss: { sum: '(sum(loss_sum) / sum(loss_n))::bigint', hour: 'loss_n > 0' },
};
const BEGINS: Readonly<Record<HealthTrouble, string>> = {
  stalls: WORST.stalls.hour,
  frames: WORST.frames.hour,
  loss: 'loss_sum > 0',
};

const worstFirst = (by: HealthTrouble): ListOrder => ({
  list: `troubled_${by}`,
  direction: 'DESC',
  by: [
    { column: 'h.worst', kind: 'integer' },
    { column: 't.id', kind: 'id' },
  ],
});

const PLACED = 'terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id';

/** Whole hours that are summed up: between two pages of a list they stay the same, but for one moment an hour. */
const LAST_DAY = `at >= (SELECT hours_to - interval '24 hours' FROM terminal_health_summed)
    AND at < (SELECT hours_to FROM terminal_health_summed)`;

/** Only hours with such trouble are summed up: of a fleet that is well they are few. */
const ranked = (by: HealthTrouble): string => `(SELECT terminal_id, ${WORST[by].sum} AS worst
  FROM terminal_health_hour WHERE ${LAST_DAY} AND ${WORST[by].hour}
  GROUP BY terminal_id) h JOIN (${PLACED}) ON t.id = h.terminal_id`;

/** Everything else of a terminal's day. */
const details = (by: HealthTrouble): string => `${PLACED}, LATERAL (
  SELECT sum(stalls)::bigint AS stalls, sum(stalled_ms)::bigint AS stalled_ms, sum(long_frames)::bigint AS long_frames,
    max(worst_frame_ms) AS worst_frame_ms, (sum(loss_sum) / nullif(sum(loss_n), 0))::bigint AS loss,
    min(at) FILTER (WHERE ${BEGINS[by]}) AS since
  FROM terminal_health_hour WHERE terminal_id = t.id AND ${LAST_DAY}) h`;

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
      columns: `t.id, t.name, t.kind, s.name AS site_name, o.name AS org_name, h.*`,
      from: ranked(by),
      detailsFrom: details(by),
      where: `o.path <@ $1::ltree AND ($2::uuid IS NULL OR o.path <@ (SELECT path FROM org_unit WHERE id = $2))
        AND t.revoked_at IS NULL AND h.worst > 0`,
      values: [scopePath, unitId],
      counted: true,
    },
    page,
  );
  return mapPage(found, (row) => ({
    ...{ id: row.id, name: row.name, kind: row.kind, siteName: row.site_name, orgUnitName: row.org_name },
    ...{ stalls: row.stalls, stalledS: row.stalled_ms / 1_000 },
    ...{ longFrames: row.long_frames, worstFrameMs: row.worst_frame_ms },
    since: row.since.toISOString(),
    loss: row.loss === null ? null : row.loss / PER_TEN_THOUSAND,
  }));
}
