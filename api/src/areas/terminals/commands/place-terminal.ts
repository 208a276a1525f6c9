import { FalinkError, type Terminal } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { terminalChanged } from '../../../kernel/delivery/changes.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { queueChanged } from '../../contacts/index.js';
import { terminalPlaced } from '../changes.js';
import { lockSitePlace, lockTerminal, placeTerminalRow } from '../queries/devices.js';
import { requireTerminalView } from '../queries/terminals.js';

interface Place {
  readonly name: string;
  readonly siteId: string;
}

/**
 * Renames a terminal, moves it to another site. Its box keeps its key and its line, and a call goes on; what is there
 * already is not written again.
 *
 * @throws FalinkError auth.forbidden, terminal.unknown, site.unknown, auth.out_of_scope, site.closed, terminal.moved
 */
export function placeTerminal(
  ctx: Context,
  by: Actor,
  { id, name, siteId, seen }: Place & { readonly id: string; readonly seen: Place },
): Promise<Terminal> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'terminals.place',
    lock: async (tx) => {
      const site = await lockSitePlace(tx, siteId);
      const terminal = await lockTerminal(tx, id);
      if (!terminal) throw new FalinkError('terminal.unknown');
      if (!site) throw new FalinkError('site.unknown');
      return { terminal, site };
    },
    authorise: ({ terminal, site }) => {
      requireScope(staff, terminal.orgPath);
      requireScope(staff, site.orgPath);
    },
    change: async (tx, { terminal, site }) => {
      if (terminal.name === name && terminal.siteId === siteId) return unchanged(await requireTerminalView(tx, id));
      if (terminal.name !== seen.name || terminal.siteId !== seen.siteId) throw new FalinkError('terminal.moved');
      if (site.isClosed) throw new FalinkError('site.closed');
      await placeTerminalRow(tx, id, { name, siteId });
      return {
        audit: {
          action: 'terminal.placed',
          subject: `terminal:${id}`,
          orgPath: site.orgPath,
          data: { from: terminal.siteId, to: siteId, renamed: terminal.name !== name },
        },
        changed: [terminalChanged(id), terminalPlaced(id), queueChanged()],
        result: await requireTerminalView(tx, id),
      };
    },
  });
}
