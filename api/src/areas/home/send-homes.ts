import { fleet } from '@falink/protocol';
import type { Socket } from 'socket.io';
import type { Context } from '../../kernel/context.js';
import { emitTo } from '../../kernel/delivery/sockets.js';
import { inSlices } from '../../kernel/in-slices.js';
import { homeFor } from './duty-board.js';
import { loadHomes } from './queries/homes.js';

const HOMES_AT_ONCE = 200;

/** Sends televisions their whole home page, each in its version, with room for everybody else in between. */
export async function sendHomes(ctx: Pick<Context, 'pool' | 'config'>, boxes: readonly Socket[]): Promise<void> {
  const send = async (some: readonly Socket[]): Promise<void> => {
    const homes = await loadHomes(
      ctx,
      some.map(({ data }) => String(data.terminalId)),
    );
    for (const box of some) {
      const home = homes.get(String(box.data.terminalId));
      const version = Number(box.data.version);
      if (home) emitTo(box, version, fleet.homeUpdated, homeFor(version, home));
    }
  };
  await inSlices(boxes, send, HOMES_AT_ONCE);
}
