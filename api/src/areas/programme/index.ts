import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { Channels } from './channels.js';
import { mountMedia } from './media-files.js';
import { MediaLibrary } from './media-library.js';
import { loadOnAir, type ProgrammeContext } from './on-air.js';
import { OnAirClock } from './on-air-clock.js';
import { mountProgramme } from './routes.js';
import { createOnAirTellers } from './tellers.js';

export interface Programme extends Area {
  /** What every channel shows now, for staff of an org unit. */
  onAir(scopePath: string): ReturnType<typeof loadAllOnAir>;
}

/** What can be watched, what is on, and the pictures themselves. */
export function createProgramme(kernel: Context): Programme {
  const { log, pool, changes } = kernel;
  const library = new MediaLibrary({ folder: kernel.config.mediaDir, log });
  const channels = new Channels({ db: pool, library, log });
  const ctx: ProgrammeContext = { ...kernel, library, channels };
  const clock = new OnAirClock({ channels, log, announce: (changed) => changes.deliver(changed) });
  return {
    name: 'programme',
    mount: (host) => {
      mountProgramme(host, ctx);
      mountMedia(host.router, ctx);
    },
    tellers: createOnAirTellers(ctx),
    topics: { on_air: null },
    start: () => clock.start(),
    stop: () => clock.stop(),
    onAir: (scopePath) => loadAllOnAir(ctx, scopePath),
  };
}

async function loadAllOnAir(ctx: ProgrammeContext, scopePath: string) {
  const channels = await ctx.channels.all();
  const onAir = await Promise.all(channels.map(({ id }) => loadOnAir(ctx, id, scopePath)));
  return onAir.filter((entry) => entry !== null);
}
