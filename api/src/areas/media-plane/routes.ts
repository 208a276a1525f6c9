import { internalRoutes } from '@falink/protocol';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { applySfuEvent } from '../calls/commands/apply-media-event.js';
import { sfuHeartbeat } from './commands/record-sfu-heartbeat.js';

/** What the media plane says to the control plane. */
export function mountInternal(host: MountHost): void {
  const { ctx } = host;

  mount(host, internalRoutes.sfuHeartbeat, async ({ body }) => ({ closeRooms: await sfuHeartbeat(ctx, body) }));

  // One after the other: the order in which things happened in a room is the order in which they count.
  mount(host, internalRoutes.sfuEvents, async ({ body }) => {
    let accepted = 0;
    for (const event of body.events) if (await applySfuEvent(ctx, body.sfuId, event)) accepted += 1;
    return { accepted };
  });
}
