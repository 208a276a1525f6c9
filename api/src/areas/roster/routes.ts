import { rosterRoutes as routes } from '@falink/protocol';
import { staffOf } from '../../kernel/actor.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit } from '../../kernel/policies/staff.js';
import { copyWeek } from './commands/copy-week.js';
import { createShift, editShift } from './commands/plan-shift.js';
import { removeShift } from './commands/remove-shift.js';
import { rosterDays } from './days.js';
import { readDuty } from './queries/duty.js';
import { readRoster } from './queries/roster.js';

export function mountRoster(host: MountHost): void {
  const { ctx } = host;
  mount(host, routes.roster, async ({ by, query: { from, ...page } }) => {
    const staff = staffOf(by);
    permit(staff, 'roster.view');
    const days = rosterDays(from);
    const found = await readRoster(ctx.pool, { scopePath: staff.orgUnit.path, days }, page);
    return { ...found, startsAt: days.startsAt.toISOString(), endsAt: days.endsAt.toISOString() };
  });
  mount(host, routes.duty, ({ query }) => readDuty(ctx.pool, query.unit ?? null));
  mount(host, routes.createShift, ({ by, body }) => createShift(ctx, by, body));
  mount(host, routes.editShift, ({ by, params, body }) => editShift(ctx, by, { ...params, ...body }));
  mount(host, routes.removeShift, ({ by, params, body }) => removeShift(ctx, by, { ...params, ...body }));
  mount(host, routes.copyWeek, ({ by, body }) => copyWeek(ctx, by, body));
}
