import { FalinkError, type Target, targetRoutes } from '@falink/protocol';
import { type Actor, staffOf, terminalOf } from '../../kernel/actor.js';
import { SharedStatement } from '../../kernel/admission/shared-statement.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit, requireScope } from '../../kernel/policies/staff.js';
import { reportTarget } from './commands/report-target.js';
import { setTarget } from './commands/set-target.js';
import { previewTarget } from './preview.js';
import { listChannelNames } from './queries/channels.js';
import type { PlaceKind } from './queries/effective.js';
import { findReport } from './queries/reports.js';
import { loadTargets, requireTarget } from './queries/targets.js';

/** What televisions should run, for staff to give and for boxes to fetch, and what they say that they run. */
export function mountTargets(host: MountHost): void {
  const { ctx } = host;
  const { boxes } = ctx.gates;
  // A change of a district is fetched by all of its boxes in the same minute.
  const targets = new SharedStatement<string, Target>((terminalIds) => loadTargets(ctx.pool, terminalIds));

  const forStaff = async (by: Actor, kind: PlaceKind, id: string): Promise<Target> => {
    const staff = staffOf(by);
    permit(staff, 'targets.view');
    const { orgPath, target } = await requireTarget(ctx.pool, kind, id);
    requireScope(staff, orgPath);
    return target;
  };

  const forBox = async (by: Actor, id: string): Promise<Target> => {
    if (terminalOf(by).id !== id) throw new FalinkError('auth.forbidden');
    const target = await targets.run(id);
    if (!target) throw new FalinkError('terminal.unknown');
    return target;
  };

  mount(host, targetRoutes.unitTarget, ({ by, params }) => forStaff(by, 'unit', params.id));
  mount(host, targetRoutes.siteTarget, ({ by, params }) => forStaff(by, 'site', params.id));
  mount(
    host,
    targetRoutes.terminalTarget,
    ({ by, params }) => (by.kind === 'terminal' ? forBox(by, params.id) : forStaff(by, 'terminal', params.id)),
    { gate: boxes },
  );
  mount(host, targetRoutes.setUnitTarget, ({ by, params, body }) =>
    setTarget(ctx, by, { kind: 'unit', ...params, ...body }),
  );
  mount(host, targetRoutes.setSiteTarget, ({ by, params, body }) =>
    setTarget(ctx, by, { kind: 'site', ...params, ...body }),
  );
  mount(host, targetRoutes.setTerminalTarget, ({ by, params, body }) =>
    setTarget(ctx, by, { kind: 'terminal', ...params, ...body }),
  );
  mount(host, targetRoutes.previewUnitTarget, ({ by, params, body }) =>
    previewTarget(ctx.pool, by, { kind: 'unit', ...params, ...body }),
  );
  mount(host, targetRoutes.previewSiteTarget, ({ by, params, body }) =>
    previewTarget(ctx.pool, by, { kind: 'site', ...params, ...body }),
  );
  mount(host, targetRoutes.terminalReported, async ({ by, params }) => {
    await forStaff(by, 'terminal', params.id);
    return { reported: await findReport(ctx.pool, params.id) };
  });
  mount(host, targetRoutes.reportTarget, ({ by, params, body }) => reportTarget(ctx, by, { ...params, report: body }), {
    gate: boxes,
  });
  mount(host, targetRoutes.listChannels, ({ by, query }) => {
    permit(staffOf(by), 'targets.view');
    return listChannelNames(ctx.pool, query);
  });
}
