import { consoleMessages } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { emit, topicRooms } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { commandCancelled, commandChanged, commandIssued } from './changes.js';
import type { CommandSender } from './command-sender.js';
import { loadCommands } from './queries/commands.js';
import { findAcknowledged } from './queries/delivery.js';

/** Commands to the boxes of this process, and how far they are to the consoles. */
export function createCommandTellers({ pool, sockets }: Context, sender: CommandSender): readonly Teller[] {
  return [
    {
      name: 'commands to boxes',
      on: [commandIssued],
      // In the background: thousands take seconds, and everybody else's notifications wait behind a teller.
      tell: async (ids) => sender.issue(ids),
      welcome: (terminalIds) => sender.welcome(terminalIds),
    },
    {
      name: 'commands taken back',
      on: [commandCancelled],
      tell: async (ids) => {
        for (const id of ids) sender.stopAt(id, await findAcknowledged(pool, id));
      },
    },
    {
      name: 'commands',
      on: [commandChanged],
      tell: async (ids) => {
        if (sockets.console.sockets.size === 0) return;
        for (const { command, orgPath } of await loadCommands(pool, ids)) {
          emit(sockets.console.to(topicRooms('commands', orgPath)), consoleMessages.commandChanged, command);
        }
      },
    },
  ];
}
