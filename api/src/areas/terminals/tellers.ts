import { consoleMessages, fleet } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { terminalChanged } from '../../kernel/delivery/changes.js';
import {
  emit,
  emitTo,
  isFollowed,
  localTerminals,
  room,
  socketsIn,
  topicRooms,
} from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { lineChanged, pairingChanged } from './changes.js';
import type { FleetLine } from './line.js';
import { findLines } from './queries/connections.js';
import { findPairing, toPairing } from './queries/pairings.js';
import { loadTerminals } from './queries/terminals.js';

/** Lines first: nobody sends anything to a window that may no longer hold its terminal's line. */
export function createTerminalTellers(ctx: Context): readonly Teller[] {
  return [lines(ctx), terminals(ctx), pairings(ctx)];
}

function lines(ctx: Context): Teller {
  return {
    name: 'lines',
    on: [lineChanged],
    tell: (ids) => closeLostLines(ctx, ids),
    resync: () => closeLostLines(ctx, localTerminals(ctx.sockets)),
  };
}

/** Closes what may no longer hold its terminal's line, and says why (SPEC P8, P9). */
export async function closeLostLines(
  { pool, sockets: { fleet: boxes } }: Pick<Context, 'pool' | 'sockets'>,
  terminalIds: readonly string[],
): Promise<void> {
  // First the sockets, then the rows: a window that connects in between is checked when it has joined.
  const present = terminalIds.flatMap((id) => socketsIn(boxes, room.terminal(id)));
  if (present.length === 0) return;
  const lines = new Map((await findLines(pool, terminalIds)).map((line) => [line.terminalId, line]));
  for (const socket of present) {
    const held = socket.data as FleetLine;
    const now = lines.get(held.terminalId);
    if (!now || now.revokeReason !== null || now.tokenVersion !== held.tokenVersion) {
      emitTo(socket, held.version, fleet.revoked, { reason: now?.revokeReason ?? 'replaced' });
      socket.disconnect(true);
    } else if (now.isLocked) {
      // A page that does not know this notice reads why when it comes back (SPEC T6).
      emitTo(socket, held.version, fleet.locked, {});
      socket.disconnect(true);
    } else if (now.connectionId !== held.connectionId) {
      // The same tab that came back, or nobody: then this one may come back as well.
      if (now.tabId !== null && now.tabId !== held.tabId) emitTo(socket, held.version, fleet.replaced, {});
      socket.disconnect(true);
    }
  }
}

function terminals({ pool, sockets }: Context): Teller {
  return {
    name: 'terminals',
    on: [terminalChanged],
    tell: async (ids) => {
      if (!isFollowed(sockets, 'terminals')) return;
      for (const terminal of await loadTerminals(pool, ids)) {
        const rooms = topicRooms('terminals', terminal.site.orgUnit.path);
        emit(sockets.console.to(rooms), consoleMessages.terminalChanged, terminal);
      }
    },
  };
}

function pairings({ pool, sockets }: Context): Teller {
  return {
    name: 'pairings',
    on: [pairingChanged],
    tell: async (ids) => {
      if (!isFollowed(sockets, 'pairings')) return;
      for (const id of ids) {
        const pairing = await findPairing(pool, id);
        // A box that is not paired yet belongs to no org unit.
        if (!pairing) continue;
        emit(sockets.console.to(room.everyTopic('pairings')), consoleMessages.pairingChanged, toPairing(pairing));
      }
    },
  };
}
