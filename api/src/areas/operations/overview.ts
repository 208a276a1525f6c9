import { openingAt } from '@falink/client';
import type { Overview, Staff } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import type { Page } from '../../kernel/db/page.js';
import { listLiveCalls, loadAgents } from '../contacts/index.js';
import { countDueDays, dueCalendar, listApplicationRows, presentApplication } from '../intakes/index.js';
import type { Programme } from '../programme/index.js';
import { loadCounts, loadHours, loadRatings, loadServiceLevel } from './queries.js';

/** GB/T 33358-2016: answered within 15 s; 95 % of a day's calls. */
const SERVICE_LEVEL = { thresholdMs: 15_000, targetRatio: 0.95 } as const;

/** More than a district's agents talk to and its queue holds. */
const MAX_CALLS = 500;
const NEAREST_APPLICATIONS = 5;

/** What the wall shows besides its map, for one person's area. */
export async function loadOverview(
  ctx: Context,
  programme: Programme,
  staff: Pick<Staff, 'orgUnit'>,
): Promise<Overview> {
  const { pool } = ctx;
  const scopePath = staff.orgUnit.path;
  const [counts, calls, agents, nearest, dueDays, onAir, level, hours, ratings] = await Promise.all([
    loadCounts(pool, scopePath),
    listLiveCalls(pool, scopePath, MAX_CALLS),
    loadAgents(pool, { scopePath }),
    listApplicationRows(pool, { scopePath }, { limit: NEAREST_APPLICATIONS }),
    countDueDays(pool, scopePath),
    programme.onAir(scopePath),
    loadServiceLevel(pool, { scopePath, thresholdMs: SERVICE_LEVEL.thresholdMs }),
    loadHours(pool, scopePath),
    loadRatings(pool, scopePath),
  ]);
  const due = dueCalendar(dueDays);
  return {
    serverTime: counts.serverTime.toISOString(),
    districtName: counts.districtName,
    calls: upTo(calls),
    agents: agents.map(({ agent }) => agent),
    duty: {
      staffed: counts.staffed,
      open: counts.hours && openingAt(counts.hours, counts.serverTime.getTime()).state === 'open',
    },
    applications: {
      total: due.total,
      counts: due.counts,
      nearest: nearest.items.map((row) => presentApplication(ctx, row)),
    },
    onAir,
    serviceLevel: { ...SERVICE_LEVEL, ...level },
    hours,
    ratings,
    pairingsPending: counts.pairingsPending,
    callbacksOpen: counts.callbacksOpen,
  };
}

function upTo<Item>({ items, total }: Page<Item>): { items: Item[]; total: number } {
  return { items, total: total ?? items.length };
}
