import { internalRoutes } from '@falink/protocol';
import { type MountHost, mount } from '../../../kernel/http/mount.js';
import type { CallsContext } from '../calls-context.js';
import { applyMediaEvent } from '../commands/apply-media-event.js';

/** What the media plane reports of rooms. */
export function mountMediaEvents(host: MountHost, ctx: CallsContext): void {
  // One after the other: the order in which things happened in a room is the order in which they count.
  mount(host, internalRoutes.sfuEvents, async ({ body }) => {
    let accepted = 0;
    for (const event of body.events) {
      if (await applyMediaEvent(ctx, { kind: 'sfu', id: body.sfuId }, { event })) accepted += 1;
    }
    return { accepted };
  });
}
