import { CALLBACK_CLAIM_MINUTES, type Callback, FalinkError } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { unseal } from '../../../kernel/auth/seal.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { callbackChanged } from '../changes.js';
import { claimCallback } from '../queries/callbacks.js';
import { findCallback, refuseClaimed, requireReach } from './callback-in-reach.js';

/**
 * The full number, for the one person who calls it back (SPEC C14): nobody else reads it while the claim lasts. That it
 * was read is audited before it is given; reading it again renews the claim.
 *
 * @throws FalinkError request.not_found, auth.*; callback.claimed (details: name, until), callback.done
 */
export function revealCallback(
  ctx: Context,
  by: Actor,
  { id }: { readonly id: string },
): Promise<{ phone: string; callback: Callback }> {
  return command(ctx, by, {
    permit: 'callbacks.work',
    lock: (tx) => findCallback(tx, id),
    authorise: (found) => requireReach(by, found),
    change: async (tx, { phoneSealed, orgPath }) => {
      const claimed = await claimCallback(tx, id, staffOf(by).id, CALLBACK_CLAIM_MINUTES);
      const now = await findCallback(tx, id);
      // Only a number that was called back is ever erased.
      if (phoneSealed === null || (!claimed && now.callback.state === 'done')) throw new FalinkError('callback.done');
      if (!claimed) refuseClaimed(now);
      const phone = unseal(ctx.secrets.data, phoneSealed, 'callback.phone').toString('utf8');
      return {
        audit: { action: 'callback.revealed', subject: `callback:${id}`, orgPath },
        changed: [callbackChanged(id)],
        result: { phone, callback: now.callback },
      };
    },
  });
}
