import { operationsRoutes } from '@falink/protocol';
import { staffOf } from '../../kernel/http/identity.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit } from '../../kernel/policies/staff.js';
import { checkHealth } from './health.js';
import { loadOverview } from './overview.js';
import { listAuditEvents } from './queries.js';

/** How the service is, what the wall shows, who did what. */
export function mountOperations(host: MountHost): void {
  const { ctx } = host;

  mount(host, operationsRoutes.health, () => checkHealth(ctx));

  mount(host, operationsRoutes.overview, ({ identity }) => {
    const staff = staffOf(identity);
    permit(staff, 'overview.view');
    return loadOverview(ctx, staff);
  });

  mount(host, operationsRoutes.audit, async ({ identity, query }) => {
    const staff = staffOf(identity);
    permit(staff, 'audit.view');
    const page = { scopePath: staff.orgUnit.path, limit: query.limit, before: query.before ?? null };
    return { events: await listAuditEvents(ctx.pool, page) };
  });
}
