import { FalinkError, terminalHealthRoutes } from '@falink/protocol';
import { staffOf } from '../../kernel/actor.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit, requireScope } from '../../kernel/policies/staff.js';
import { findOrgPath } from '../terminals/index.js';
import { planHistory } from './history-plan.js';
import { readAreaHours } from './queries/area-hours.js';
import { readHistory, readNow } from './queries/history.js';
import { listTroubled } from './queries/troubled.js';
import { toHistory } from './view.js';

export function mountTerminalHealth(host: MountHost): void {
  const { pool, config } = host.ctx;

  mount(host, terminalHealthRoutes.terminalHealth, async ({ by, params, query }) => {
    const staff = staffOf(by);
    permit(staff, 'terminals.view');
    const orgPath = await findOrgPath(pool, params.id);
    if (orgPath === null) throw new FalinkError('terminal.unknown');
    requireScope(staff, orgPath);
    const plan = planHistory({
      from: new Date(query.from),
      to: new Date(query.to),
      stepS: query.step ?? 0,
      now: await readNow(pool),
      keep: config.keepHealth,
    });
    return toHistory(plan, await readHistory(pool, params.id, plan));
  });

  mount(host, terminalHealthRoutes.areaHours, ({ by }) => {
    const staff = staffOf(by);
    permit(staff, 'terminals.view');
    return readAreaHours(pool, staff.orgUnit.path);
  });

  mount(host, terminalHealthRoutes.troubledTerminals, ({ by, query: { by: trouble, unit, ...page } }) => {
    const staff = staffOf(by);
    permit(staff, 'terminals.view');
    return listTroubled(pool, { scopePath: staff.orgUnit.path, by: trouble, unitId: unit ?? null }, page);
  });
}
