import { FalinkError, homeRoutes } from '@falink/protocol';
import { terminalOf } from '../../kernel/actor.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { loadHomes } from './queries.js';

/** What the television's home page shows. */
export function mountHome(host: MountHost): void {
  mount(
    host,
    homeRoutes.home,
    async ({ by }) => {
      const { id } = terminalOf(by);
      const home = (await loadHomes(host.ctx, [id])).get(id);
      if (!home) throw new FalinkError('terminal.unknown');
      return home;
    },
    { gate: host.ctx.gates.boxes },
  );
}
