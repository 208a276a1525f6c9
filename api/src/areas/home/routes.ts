import { FalinkError, type Home, homeRoutes } from '@falink/protocol';
import { terminalOf } from '../../kernel/actor.js';
import { SharedStatement } from '../../kernel/admission/shared-statement.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { homeFor } from './duty-board.js';
import { readGuide } from './guide/read-guide.js';
import { loadHomes } from './queries/homes.js';
import { loadRoom } from './queries/rooms.js';
import { comingHours } from './room-view.js';

/** What the television's home page shows, and what is to be read at its service room. */
export function mountHome(host: MountHost): void {
  const { gates } = host.ctx;
  // Boxes that come back together ask for it together, and most of it is the same for all of them.
  const homes = new SharedStatement<string, Home>((terminalIds) => loadHomes(host.ctx, terminalIds));
  mount(
    host,
    homeRoutes.home,
    async ({ by, version }) => {
      const home = await homes.run(terminalOf(by).id);
      if (!home) throw new FalinkError('terminal.unknown');
      return homeFor(version, home);
    },
    { gate: gates.boxes },
  );
  mount(
    host,
    homeRoutes.serviceRoom,
    async ({ by }) => {
      const room = await loadRoom(host.ctx.pool, terminalOf(by).id);
      return { room: room && { ...room, hours: comingHours(room.hours, Date.now()) } };
    },
    { gate: gates.boxes },
  );
  mount(host, homeRoutes.terminalGuide, async ({ by, params, query, response }) => {
    const file = await readGuide(host.ctx, by, { ...params, ...query });
    response.setHeader('Cache-Control', 'no-store');
    response.type('application/pdf').send(file);
    return undefined;
  });
}
