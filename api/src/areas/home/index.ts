import { fleet } from '@falink/protocol';
import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { emit, localTerminals, room } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { agentChanged, queueChanged } from '../calls/index.js';
import { loadHomes } from './queries.js';
import { mountHome } from './routes.js';

/** The home page's data is sent at most this often. */
const INTERVAL_MS = 1_000;
/** With very many terminals it is sent less often, so that sending stays a small part of the work. */
const INTERVAL_PER_TERMINAL_MS = 1;

/** What the television's home page shows. */
export function createHome(ctx: Context): Area {
  return { name: 'home', mount: mountHome, tellers: [createHomeTeller(ctx)] };
}

function createHomeTeller(ctx: Context): Teller {
  const { sockets } = ctx;
  const tell = async (): Promise<void> => {
    const ids = localTerminals(sockets);
    if (ids.length === 0) return;
    for (const [id, home] of await loadHomes(ctx, ids)) {
      emit(sockets.fleet.to(room.terminal(id)), fleet.homeUpdated, home);
    }
  };
  return {
    name: 'homes',
    on: [queueChanged.kind, agentChanged],
    intervalMs: () => INTERVAL_MS + sockets.fleet.sockets.size * INTERVAL_PER_TERMINAL_MS,
    tell,
    resync: tell,
  };
}
