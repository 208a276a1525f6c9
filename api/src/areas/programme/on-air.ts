import type { OnAir } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import type { Channels } from './channels.js';
import type { MediaLibrary } from './media-library.js';
import { countWatching } from './queries.js';
import { presentOnAir } from './view.js';

/** What the programme adds to the kernel's context: finished videos, and the linear channels made of them. */
export interface ProgrammeContext extends Context {
  readonly library: MediaLibrary;
  readonly channels: Channels;
}

/**
 * What a channel shows now, for staff, with how many terminals show it. Null: there is no such channel.
 *
 * @param scopePath counts terminals at or below this org unit; all when absent
 */
export async function loadOnAir(
  ctx: Pick<ProgrammeContext, 'pool' | 'channels'>,
  channelId: string,
  scopePath?: string,
): Promise<OnAir | null> {
  const channel = await ctx.channels.find(channelId);
  if (!channel) return null;
  return presentOnAir(channel, Date.now(), await countWatching(ctx.pool, channelId, scopePath ?? null));
}
