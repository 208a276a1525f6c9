import { callRoutes, FalinkError } from '@falink/protocol';
import { staffOf, terminalOf } from '../../../kernel/http/identity.js';
import { type MountHost, mount } from '../../../kernel/http/mount.js';
import { permit } from '../../../kernel/policies/staff.js';
import { leaveNumber } from '../callbacks/leave-number.js';
import { finishCallback, revealCallback } from '../callbacks/work-callback.js';
import { loadCallbacks } from '../queries/callbacks.js';

/** Numbers that residents leave, and the staff who call back. */
export function mountCallbacks(host: MountHost): void {
  const { ctx } = host;

  mount(host, callRoutes.leaveNumber, ({ identity, body }) => leaveNumber(ctx, terminalOf(identity), body));

  mount(host, callRoutes.listCallbacks, async ({ identity }) => {
    const staff = staffOf(identity);
    permit(staff, 'callbacks.work');
    const found = await loadCallbacks(ctx.pool, { scopePath: staff.orgUnit.path });
    return { callbacks: found.map(({ callback }) => callback) };
  });

  mount(host, callRoutes.revealCallback, async ({ identity, params }) => ({
    phone: await revealCallback(ctx, staffOf(identity), params.id),
  }));

  mount(host, callRoutes.finishCallback, async ({ identity, params }) => {
    await finishCallback(ctx, staffOf(identity), params.id);
    const found = (await loadCallbacks(ctx.pool, { ids: [params.id] }))[0];
    if (!found) throw new FalinkError('request.not_found');
    return found.callback;
  });
}
