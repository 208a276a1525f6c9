import type { CommandFindings } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { permitCommand } from '../permit-command.js';
import { loadFindings } from '../queries/command-terminals.js';
import { requireCommand } from '../queries/commands.js';

/**
 * What a terminal reported. Reading the lines of its log is recorded before they are given.
 *
 * @throws FalinkError auth.forbidden, auth.out_of_scope, command.unknown
 */
export function readFindings(
  ctx: Context,
  by: Actor,
  { id, terminalId }: { readonly id: string; readonly terminalId: string },
): Promise<CommandFindings> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'commands.view',
    lock: (tx) => requireCommand(tx, id),
    authorise: ({ command: { order }, orgPath }) => {
      requireScope(staff, orgPath);
      if (order.type === 'collect_logs') permitCommand(staff, order.type);
    },
    change: async (tx, { orgPath }) => {
      const findings = await loadFindings(tx, id, terminalId);
      const audit = {
        action: 'command.log_read',
        subject: `terminal:${terminalId}`,
        orgPath,
        data: { commandId: id, lines: findings.lines.length },
      };
      return { audit: findings.lines.length > 0 ? audit : ('not audited' as const), result: findings };
    },
  });
}
