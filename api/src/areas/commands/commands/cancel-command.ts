import type { Command } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandCancelled, commandChanged } from '../changes.js';
import { permitCommand } from '../permit-command.js';
import { lockCommand, requireCommand, takeBack } from '../queries/commands.js';

/**
 * Takes a command back where no box has acknowledged it, and asks the others to stop what can be stopped; they say
 * whether they did. One that is over or taken back already does not change.
 *
 * @throws FalinkError auth.forbidden, auth.out_of_scope, command.unknown
 */
export function cancelCommand(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<Command> {
  const staff = staffOf(by);
  return command(ctx, by, {
    lock: (tx) => lockCommand(tx, id),
    authorise: (found) => {
      permitCommand(staff, found.command.order.type);
      requireScope(staff, found.orgPath);
    },
    change: async (tx, found) => {
      if (found.command.cancelledAt !== null || found.command.endedAt !== null) return unchanged(found.command);
      await takeBack(tx, id, staff.id);
      return {
        audit: {
          action: 'command.cancelled',
          subject: `command:${id}`,
          orgPath: found.orgPath,
          data: { type: found.command.order.type },
        },
        changed: [commandCancelled(id), commandChanged(id)],
        result: (await requireCommand(tx, id)).command,
      };
    },
  });
}
