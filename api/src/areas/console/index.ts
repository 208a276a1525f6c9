import { consoleMessages } from '@falink/protocol';
import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { emit } from '../../kernel/delivery/sockets.js';
import { ConsoleSocket } from './console-socket.js';

/** The console's socket: who is present, who follows which topic. */
export function createConsole(ctx: Context): Area {
  const socket = new ConsoleSocket(ctx);
  const { sockets } = ctx;
  return {
    name: 'console',
    tellers: [
      {
        name: 'missed notifications',
        on: [],
        tell: async () => {},
        resync: async () => emit(sockets.console, consoleMessages.newsMissed, {}),
      },
    ],
    start: (runtime) => socket.start(runtime),
    afterGap: () => socket.reconcile(),
    afterSockets: () => socket.stop(),
  };
}
