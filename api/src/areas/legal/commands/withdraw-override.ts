import { FalinkError } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { lockOverride, markOverrideWithdrawn } from '../queries.js';

/**
 * Takes a figure of one's own district out of force; the row stays, for the audit.
 *
 * @throws FalinkError auth.forbidden; legal.override_unknown, also for a withdrawn one and for another district's
 */
export function withdrawOverride(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<void> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'legal.set',
    lock: (tx) => lockOverride(tx, id),
    authorise: (override) => {
      if (override?.orgPath !== staff.orgUnit.path) throw new FalinkError('legal.override_unknown');
    },
    change: async (tx, override) => {
      if (!override) throw new FalinkError('legal.override_unknown');
      await markOverrideWithdrawn(tx, id, staff.id);
      return {
        audit: {
          action: 'legal.override_withdrawn',
          subject: `legal_override:${id}`,
          orgPath: override.orgPath,
          data: { parameterId: override.parameterId, from: override.from },
        },
        result: undefined,
      };
    },
  });
}
