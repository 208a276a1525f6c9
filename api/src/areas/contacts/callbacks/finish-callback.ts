import type { Callback } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { callbackChanged } from '../changes.js';
import { markCallbackDone } from '../queries/callbacks.js';
import { findCallback, refuseClaimed, requireReach } from './callback-in-reach.js';

/**
 * Called back. Doing it twice changes nothing.
 *
 * @throws FalinkError request.not_found, auth.forbidden, auth.out_of_scope; callback.claimed (details: name, until)
 */
export function finishCallback(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<Callback> {
  return command(ctx, by, {
    permit: 'callbacks.work',
    lock: (tx) => findCallback(tx, id),
    authorise: (found) => requireReach(by, found),
    change: async (tx, { orgPath }) => {
      const finished = await markCallbackDone(tx, id, staffOf(by).id);
      const now = await findCallback(tx, id);
      if (!finished) return now.callback.state === 'done' ? unchanged(now.callback) : refuseClaimed(now);
      return {
        audit: { action: 'callback.done', subject: `callback:${id}`, orgPath },
        changed: [callbackChanged(id)],
        result: now.callback,
      };
    },
  });
}
