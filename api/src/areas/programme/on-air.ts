import type { OnAir } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { countWatching } from './queries.js';
import { presentOnAir } from './view.js';

/**
 * What a channel shows now, for staff, with how many terminals show it. Null: there is no such channel.
 *
 * @param scopePath counts terminals at or below this org unit; all when absent
 */
export async function loadOnAir(
  ctx: Pick<Context, 'pool' | 'channels'>,
  channelId: string,
  scopePath?: string,
): Promise<OnAir | null> {
  const channel = await ctx.channels.find(channelId);
  if (!channel) return null;
  return presentOnAir(channel, Date.now(), await countWatching(ctx.pool, channelId, scopePath ?? null));
}
