import { callRoutes } from '@falink/protocol';
import { staffOf } from '../../../kernel/actor.js';
import { type MountHost, mount } from '../../../kernel/http/mount.js';
import { permit } from '../../../kernel/policies/staff.js';
import { finishCallback } from '../callbacks/finish-callback.js';
import { leaveNumber } from '../callbacks/leave-number.js';
import { releaseCallback } from '../callbacks/release-callback.js';
import { revealCallback } from '../callbacks/reveal-callback.js';
import type { ContactsContext } from '../contacts-context.js';
import { listOpenCallbacks } from '../queries/callbacks.js';

/** Numbers that residents leave, and the staff who call back. */
export function mountCallbacks(host: MountHost, ctx: ContactsContext): void {
  mount(host, callRoutes.leaveNumber, ({ by, body }) => leaveNumber(ctx, by, body));
  mount(host, callRoutes.listCallbacks, ({ by, query }) => {
    const staff = staffOf(by);
    permit(staff, 'callbacks.work');
    return listOpenCallbacks(ctx.pool, staff.orgUnit.path, query);
  });
  mount(host, callRoutes.revealCallback, ({ by, params }) => revealCallback(ctx, by, params));
  mount(host, callRoutes.releaseCallback, ({ by, params }) => releaseCallback(ctx, by, params));
  mount(host, callRoutes.finishCallback, ({ by, params }) => finishCallback(ctx, by, params));
}
