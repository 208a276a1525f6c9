import type { Socket } from 'socket.io';
import type { Context } from '../../kernel/context.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { orgUnitChanged, siteChanged } from '../places/index.js';
import { terminalPlaced } from '../terminals/index.js';
import { listPlaced } from './queries/homes.js';
import { listAtRooms } from './queries/rooms.js';
import { sendHomes } from './send-homes.js';

/**
 * Sends televisions their home page when their place has another name, adviser, room or unit above it, and has this process
 * count them to where they are now. Before who is on duty is compared, which differs by place.
 */
export class PlaceTeller implements Teller {
  readonly name = 'places of boxes';
  readonly on = [orgUnitChanged, siteChanged, terminalPlaced];

  constructor(private readonly ctx: Pick<Context, 'pool' | 'config' | 'sockets'>) {}

  readonly tell = async (ids: readonly string[]): Promise<void> => {
    if (this.#boxes().length === 0) return;
    const { pool } = this.ctx;
    await sendHomes(this.ctx, await this.#place([...ids, ...(await listAtRooms(pool, ids))], () => true));
  };

  /** What has another name only, a box learns with its next fetch of the page. */
  readonly resync = async (): Promise<void> => {
    const ids = this.#boxes().map(({ data }) => String(data.terminalId));
    if (ids.length === 0) return;
    await sendHomes(this.ctx, await this.#place(ids, (box, orgPath) => box.data.orgPath !== orgPath));
  };

  #boxes(): Socket[] {
    return [...this.ctx.sockets.fleet.sockets.values()];
  }

  /** Takes over where boxes are now. @returns those for which `counts` holds, asked before */
  async #place(ids: readonly string[], counts: (box: Socket, orgPath: string) => boolean): Promise<Socket[]> {
    const places = await listPlaced(this.ctx.pool, ids);
    return this.#boxes().filter((box) => {
      const orgPath = places.get(String(box.data.terminalId));
      if (orgPath === undefined) return false;
      const counted = counts(box, orgPath);
      box.data.orgPath = orgPath;
      return counted;
    });
  }
}
