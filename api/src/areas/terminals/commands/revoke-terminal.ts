import { FalinkError, type Terminal } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import type { ContactsContext } from '../../contacts/index.js';
import { lockTerminal, markRevoked } from '../queries/devices.js';
import { requireTerminalView } from '../queries/terminals.js';
import { withdrawTerminal } from './withdraw-terminal.js';

/**
 * Takes a terminal out of service at once. Revoking a revoked one changes nothing.
 *
 * @throws FalinkError auth.forbidden, terminal.unknown, auth.out_of_scope
 */
export function revokeTerminal(
  ctx: ContactsContext,
  by: Actor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Terminal> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'terminals.revoke',
    lock: async (tx) => {
      const terminal = await lockTerminal(tx, id);
      if (!terminal) throw new FalinkError('terminal.unknown');
      return terminal;
    },
    authorise: ({ orgPath }) => requireScope(staff, orgPath),
    change: async (tx, { orgPath, revoked }) => {
      if (revoked) return unchanged(await requireTerminalView(tx, id));
      await markRevoked(tx, id, reason);
      await withdrawTerminal(ctx, tx, by, { terminalId: id });
      return {
        audit: { action: 'terminal.revoked', subject: `terminal:${id}`, orgPath },
        result: await requireTerminalView(tx, id),
      };
    },
  });
}
