import type { OnAir, Overview, Staff } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { loadAgents } from '../calls/queries/agents.js';
import { loadStaffCalls } from '../calls/queries/calls.js';
import { listApplicationRows } from '../intakes/queries/applications.js';
import { presentApplication } from '../intakes/view.js';
import { loadOnAir } from '../programme/on-air.js';
import { loadTerminals } from '../terminals/queries/terminals.js';
import { loadCounts, loadHours, loadServiceLevel } from './queries.js';

/** GB/T 33358-2016: answered within 15 s; 95 % of a day's calls. */
const SERVICE_LEVEL = { thresholdMs: 15_000, targetRatio: 0.95 } as const;

/** Everything the wall shows, for one person's area. */
export async function loadOverview(ctx: Context, staff: Pick<Staff, 'orgUnit'>): Promise<Overview> {
  const { pool } = ctx;
  const scopePath = staff.orgUnit.path;
  const [counts, terminals, calls, agents, applications, onAir, level, hours] = await Promise.all([
    loadCounts(pool, scopePath),
    loadTerminals(pool, { scopePath }),
    loadStaffCalls(pool, { liveIn: scopePath }),
    loadAgents(pool, { scopePath }),
    listApplicationRows(pool, scopePath),
    loadChannels(ctx, scopePath),
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

async function loadChannels(ctx: Context, scopePath: string): Promise<OnAir[]> {
  const channels = await ctx.channels.all();
  const onAir = await Promise.all(channels.map(({ id }) => loadOnAir(ctx, id, scopePath)));
  return onAir.filter((entry) => entry !== null);
}
