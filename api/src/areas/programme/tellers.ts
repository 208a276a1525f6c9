import { consoleMessages, fleet } from '@falink/protocol';
import { emitInSlices } from '../../kernel/delivery/slices.js';
import { emit, followedScopes, room } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { onAirChanged } from './changes.js';
import { loadOnAir, type ProgrammeContext } from './on-air.js';
import { listTuned } from './queries.js';
import { presentOnAir } from './view.js';

/** What is on air, to those who watch and those who follow it. */
export function createOnAirTellers(ctx: ProgrammeContext): readonly Teller[] {
  return [toBoxes(ctx), toDesks(ctx)];
}

/** Every television of a channel would otherwise ask in the moment in which a programme ends. */
function toBoxes({ pool, sockets: { fleet: boxes }, channels }: ProgrammeContext): Teller {
  return {
    name: 'on air, televisions',
    on: [onAirChanged],
    tell: async (channelIds) => {
      for (const channelId of boxes.sockets.size > 0 ? channelIds : []) {
        const channel = await channels.find(channelId);
        if (!channel) continue;
        const tuned = new Set(await listTuned(pool, channelId));
        const watching = [...boxes.sockets.values()].filter(({ data }) => tuned.has(String(data.terminalId)));
        await emitInSlices(boxes, watching, fleet.onAirUpdated, presentOnAir(channel, Date.now(), null));
      }
    },
  };
}

/** Every scope has its own number of terminals that watch. */
function toDesks(ctx: ProgrammeContext): Teller {
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
