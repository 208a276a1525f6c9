import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { mountMediaPlane } from './routes.js';
import { SfuClient } from './sfu-client.js';

export { listAliveSfus } from './queries.js';
export { roomAccess, signSeat } from './room-access.js';
export type { SfuClient } from './sfu-client.js';

export interface MediaPlane extends Area {
  readonly sfu: SfuClient;
}

/** The sfu nodes: which are alive, where a room is, who may enter it. */
export function createMediaPlane(ctx: Context): MediaPlane {
  const sfu = new SfuClient({ pool: ctx.pool, secret: ctx.secrets.service, log: ctx.log });
  return {
    name: 'media-plane',
    mount: mountMediaPlane,
    sfu,
    afterSockets: () => sfu.stop(),
  };
}
