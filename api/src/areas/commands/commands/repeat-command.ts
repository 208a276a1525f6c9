import { type CommandOrder, FalinkError, isRetired } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { permitCommand } from '../permit-command.js';
import { requireCommand, type ScopedCommand } from '../queries/commands.js';
import { insertFailed } from '../queries/targets.js';
import { type Issued, issue } from './issue.js';

const MS_PER_S = 1_000;

/**
 * The same command once more, with its reason and its time, for the terminals at which it came to nothing.
 *
 * @throws FalinkError auth.forbidden, auth.out_of_scope, command.unknown, command.nothing_to_repeat,
 *   request.id_reused
 */
export function repeatCommand(
  ctx: Context,
  by: Actor,
  { id, requestId }: { readonly id: string; readonly requestId: string },
): Promise<Issued> {
  const staff = staffOf(by);
  const { path: orgPath } = staff.orgUnit;
  return commandOnce<ScopedCommand, Issued>(
    ctx,
    by,
    { requestId, what: 'command.repeat', input: { id } },
    {
      lock: (tx) => requireCommand(tx, id),
      authorise: (found) => {
        permitCommand(staff, orderOf(found).type);
        requireScope(staff, found.orgPath);
      },
      change: async (tx, found) => {
        const { reason, targetName, createdAt, expiresAt } = found.command;
        const order = orderOf(found);
        const ttlS = Math.round((Date.parse(expiresAt) - Date.parse(createdAt)) / MS_PER_S);
        const row = { order, reason, targetName, staffId: staff.id, ttlS, orgPath };
        const targets = (newId: string) => insertFailed(tx, newId, { of: id, scopePath: orgPath });
        return issue(tx, row, targets, 'command.nothing_to_repeat');
      },
    },
  );
}

/** @throws FalinkError command.nothing_to_repeat for an order that is given no longer */
function orderOf({ command: { order } }: ScopedCommand): CommandOrder {
  if (isRetired(order)) throw new FalinkError('command.nothing_to_repeat');
  return order;
}
