import { operationsRoutes } from '@falink/protocol';
import { staffOf } from '../../kernel/actor.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit } from '../../kernel/policies/staff.js';
import type { Programme } from '../programme/index.js';
import { checkHealth, isReady } from './health.js';
import { loadOverview } from './overview.js';
import { listAuditEvents } from './queries.js';

/** How the service is, what the wall shows, who did what. */
export function mountOperations(host: MountHost, programme: Programme): void {
  const { ctx } = host;

  mount(host, operationsRoutes.health, async ({ response }) => {
    const health = await checkHealth(ctx);
    if (!isReady(health)) response.status(503);
    return health;
  });

  mount(host, operationsRoutes.problems, async ({ by }) => {
    permit(staffOf(by), 'jobs.view');
    return { problems: [...(await checkHealth(ctx)).problems] };
  });

  mount(host, operationsRoutes.overview, ({ by }) => {
    const staff = staffOf(by);
    permit(staff, 'overview.view');
    return loadOverview(ctx, programme, staff);
  });

  mount(host, operationsRoutes.audit, ({ by, query }) => {
    const staff = staffOf(by);
    permit(staff, 'audit.view');
    return listAuditEvents(ctx.pool, staff.orgUnit.path, query);
  });
}
