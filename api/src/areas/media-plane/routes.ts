import { internalRoutes } from '@falink/protocol';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { reportRooms, writeSfuBeat } from './queries.js';

/** What an sfu reports of itself. */
export function mountMediaPlane(host: MountHost): void {
  const { pool } = host.ctx;

  // A heartbeat is no change of anything that somebody follows: two statements, each whole by itself.
  mount(host, internalRoutes.sfuHeartbeat, async ({ body }) => {
    await writeSfuBeat(pool, body);
    return { closeRooms: await reportRooms(pool, body.id, body.rooms) };
  });
}
