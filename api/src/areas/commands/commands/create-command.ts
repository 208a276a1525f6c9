import { FalinkError, isDangerous, type NewCommand } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { permitCommand } from '../permit-command.js';
import { insertTargets, type ResolvedTarget, resolveTarget } from '../queries/targets.js';
import { type Issued, issue } from './issue.js';

/**
 * Asks the terminals of a target to do something. Which they are is decided now: one that comes later is not among them.
 *
 * @throws FalinkError auth.forbidden, auth.out_of_scope, terminal.unknown, unit.unknown, group.unknown,
 *   command.no_terminals, command.reason_missing, request.id_reused
 */
export function createCommand(ctx: Context, by: Actor, input: NewCommand): Promise<Issued> {
  const staff = staffOf(by);
  const { requestId, target, ttlS, reason = '', ...order } = input;
  permitCommand(staff, order.type);
  const { path: orgPath } = staff.orgUnit;
  return commandOnce<ResolvedTarget, Issued>(
    ctx,
    by,
    { requestId, what: 'command.create', input },
    {
      lock: (tx) => resolveTarget(tx, orgPath, target),
      authorise: () => {
        if (isDangerous(order.type) && reason === '') throw new FalinkError('command.reason_missing');
      },
      change: async (tx, resolved) => {
        const row = { order, reason: reason || null, targetName: resolved.name, staffId: staff.id, ttlS, orgPath };
        return issue(tx, row, (id) => insertTargets(tx, id, resolved), 'command.no_terminals');
      },
    },
  );
}
