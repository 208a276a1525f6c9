import type { Context } from '../../kernel/context.js';
import type { ConnectionRows } from '../../kernel/delivery/held-connections.js';
import { closeWindows, openWindow } from './presence.js';
import { findLostWindows, findStrayWindows, findWindowsOfDeadNodes, type GoneWindow, type Window } from './queries.js';

/** The console windows that are open, in their rows. */
export function windowRows(ctx: Pick<Context, 'pool' | 'changes' | 'config'>): ConnectionRows<GoneWindow, Window> {
  const { pool, config } = ctx;
  return {
    restore: async (held) => {
      const windows = new Map(held.map((window) => [window.connectionId, window]));
      for (const id of await findLostWindows(pool, [...windows.keys()])) {
        const window = windows.get(id);
        if (window) await openWindow(ctx, window);
      }
    },
    strays: (heldIds) => findStrayWindows(pool, config.nodeId, heldIds),
    orphans: () => findWindowsOfDeadNodes(pool, config.nodeId),
    release: (gone) =>
      closeWindows(
        ctx,
        gone.map(({ connectionId }) => connectionId),
      ),
  };
}
