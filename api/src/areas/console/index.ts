import { consoleMessages } from '@falink/protocol';
import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { emit, room, socketsIn } from '../../kernel/delivery/sockets.js';
import { orgUnitChanged } from '../places/index.js';
import { staffChanged } from '../staff/index.js';
import { terminalPlaced } from '../terminals/index.js';
import { ConsoleSocket } from './console-socket.js';

/** The console's socket: who is present, who follows which topic. */
export function createConsole(ctx: Context): Area {
  const socket = new ConsoleSocket(ctx);
  const { sockets } = ctx;
  const followAgain = async (): Promise<void> => {
    await socket.followScopes();
    emit(sockets.console, consoleMessages.newsMissed, {});
  };
  return {
    name: 'console',
    tellers: [
      {
        // Names, places and scopes are in everything that a console shows: it refetches all of it.
        name: 'changed places',
        on: [orgUnitChanged, terminalPlaced],
        tell: followAgain,
        resync: followAgain,
      },
      {
        name: 'changed staff',
        on: [staffChanged],
        tell: async (ids) => {
          await socket.followScopes(ids.flatMap((id) => socketsIn(sockets.console, room.staff(id))));
          for (const id of ids) emit(sockets.console.to(room.staff(id)), consoleMessages.newsMissed, {});
        },
      },
    ],
    start: (runtime) => socket.start(runtime),
    afterGap: () => socket.reconcile(),
    afterSockets: () => socket.stop(),
  };
}
