import type { Context } from '../../kernel/context.js';
import { room } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { sessionEnded } from './changes.js';
import { findEndedSessions } from './queries.js';

/** Closes the console sockets of sessions that ended (SPEC P9). */
export function createSessionTeller({ pool, sockets: { console: desks } }: Context): Teller {
  const close = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) desks.in(room.session(id)).disconnectSockets(true);
  };
  return {
    name: 'sessions',
    on: [sessionEnded],
    tell: close,
    resync: async () => {
      const open = new Set([...desks.sockets.values()].map((socket) => String(socket.data.sessionId)));
      await close(await findEndedSessions(pool, [...open]));
    },
  };
}
