import { type Callback, may } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { callbackChanged } from '../changes.js';
import { lockCallback, releaseCallbackClaim } from '../queries/callbacks.js';
import { findCallback, refuseClaimed, requireReach } from './callback-in-reach.js';

/**
 * Gives a claimed number back to everybody: nobody answered, or it was opened by mistake. One that nobody has stays as
 * it is.
 *
 * @throws FalinkError request.not_found, auth.*; callback.claimed (details: name, until) for another person's, unless
 *   a supervisor gives it back
 */
export function releaseCallback(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<Callback> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'callbacks.work',
    lock: async (tx) => {
      await lockCallback(tx, id);
      return findCallback(tx, id);
    },
    authorise: (found) => {
      requireReach(by, found);
      const { claim } = found.callback;
      if (claim && claim.staffId !== staff.id && !may(staff, 'callbacks.release_any')) refuseClaimed(found);
    },
    change: async (tx, { callback, orgPath }) => {
      if (!callback.claim || !(await releaseCallbackClaim(tx, id))) return unchanged(callback);
      return {
        audit: { action: 'callback.released', subject: `callback:${id}`, orgPath },
        changed: [callbackChanged(id)],
        result: (await findCallback(tx, id)).callback,
      };
    },
  });
}
