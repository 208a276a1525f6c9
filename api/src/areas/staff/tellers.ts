import { consoleMessages } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { emit, isFollowed, room, topicRooms } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { sessionEnded, staffChanged } from './changes.js';
import { loadAccounts } from './queries/accounts.js';
import { findEndedSessions } from './queries/sign-ins.js';

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

/** Accounts, to the consoles that show them, and to the person: the window renews its session. */
export function createAccountTeller({ pool, sockets }: Context): Teller {
  return {
    name: 'staff accounts',
    on: [staffChanged],
    tell: async (ids) => {
      for (const id of ids) emit(sockets.console.to(room.staff(id)), consoleMessages.sessionChanged, {});
      if (!isFollowed(sockets, 'staff')) return;
      for (const account of await loadAccounts(pool, ids)) {
        emit(sockets.console.to(topicRooms('staff', account.orgUnit.path)), consoleMessages.staffChanged, account);
      }
    },
  };
}
