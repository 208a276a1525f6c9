import { internalRoutes, mediaPlaneRoutes } from '@falink/protocol';
import { terminalOf } from '../../kernel/actor.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { probeAccess } from './probe-access.js';
import { writeSfuBeat } from './queries/nodes.js';
import { reportRooms } from './queries/sessions.js';

/** What an sfu reports of itself, and where a television finds out which ways lead to one. */
export function mountSessions(host: MountHost): void {
  const { pool, config } = host.ctx;

  // A heartbeat changes nothing that anybody subscribes to: two statements, each atomic.
  mount(host, internalRoutes.sfuHeartbeat, async ({ body }) => {
    await writeSfuBeat(pool, body, config.times.sfuAliveMs);
    const closeRooms = await reportRooms(pool, body.id, body.rooms);
    // Last: the time that it takes is the sfu's uncertainty.
    return { closeRooms, serverTime: new Date().toISOString() };
  });

  mount(host, mediaPlaneRoutes.probeNetwork, ({ by }) => probeAccess(host.ctx, terminalOf(by).id));
}
