import { consoleMessages } from '@falink/protocol';
import { emit, followedScopes, room } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { onAirChanged } from './changes.js';
import { loadOnAir, type ProgrammeContext } from './on-air.js';

/** What is on air, to the consoles that follow it; every scope has its own number of terminals that watch. */
export function createOnAirTeller(ctx: ProgrammeContext): Teller {
  const { console: desks } = ctx.sockets;
  return {
    name: 'on air',
    on: [onAirChanged],
    tell: async (channelIds) => {
      for (const channelId of channelIds) {
        for (const orgPath of followedScopes(desks, 'on_air')) {
          const onAir = await loadOnAir(ctx, channelId, orgPath);
          if (onAir) emit(desks.to(room.topic('on_air', orgPath)), consoleMessages.onAirChanged, onAir);
        }
      }
    },
  };
}
