import type { Overview, Staff } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { loadAgents, loadStaffCalls } from '../calls/index.js';
import { listApplicationRows, presentApplication } from '../intakes/index.js';
import type { Programme } from '../programme/index.js';
import { loadTerminals } from '../terminals/index.js';
import { loadCounts, loadHours, loadServiceLevel } from './queries.js';

/** GB/T 33358-2016: answered within 15 s; 95 % of a day's calls. */
const SERVICE_LEVEL = { thresholdMs: 15_000, targetRatio: 0.95 } as const;

/** Everything the wall shows, for one person's area. */
export async function loadOverview(
  ctx: Context,
  programme: Programme,
  staff: Pick<Staff, 'orgUnit'>,
): Promise<Overview> {
  const { pool } = ctx;
  const scopePath = staff.orgUnit.path;
  const [counts, terminals, calls, agents, applications, onAir, level, hours] = await Promise.all([
    loadCounts(pool, scopePath),
    loadTerminals(pool, { scopePath }),
    loadStaffCalls(pool, { liveIn: scopePath }),
    loadAgents(pool, { scopePath }),
    listApplicationRows(pool, scopePath),
    programme.onAir(scopePath),
    loadServiceLevel(pool, { scopePath, thresholdMs: SERVICE_LEVEL.thresholdMs }),
    loadHours(pool, scopePath),
  ]);
  return {
    serverTime: counts.serverTime.toISOString(),
    districtName: counts.districtName,
    terminals,
    calls: calls.map(({ call }) => call),
    agents: agents.map(({ agent }) => agent),
    applications: applications.map((row) => presentApplication(ctx, row)),
    onAir,
    serviceLevel: { ...SERVICE_LEVEL, ...level },
    hours,
    pairingsPending: counts.pairingsPending,
    callbacksOpen: counts.callbacksOpen,
  };
}
