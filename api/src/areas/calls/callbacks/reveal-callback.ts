import type { Actor } from '../../../kernel/actor.js';
import { unseal } from '../../../kernel/auth/seal.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { findCallback, requireReach } from './callback-in-reach.js';

/** The full number; that it was read is audited before it is given. @throws FalinkError request.not_found, auth.* */
export function revealCallback(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<{ phone: string }> {
  return command(ctx, by, {
    permit: 'callbacks.work',
    lock: (tx) => findCallback(tx, id),
    authorise: (found) => requireReach(by, found),
    change: async (_tx, { phoneSealed, orgPath }) => ({
      audit: { action: 'callback.revealed', subject: `callback:${id}`, orgPath },
      result: { phone: unseal(ctx.secrets.data, phoneSealed, 'callback.phone').toString('utf8') },
    }),
  });
}
