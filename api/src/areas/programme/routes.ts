import { FalinkError, programmeRoutes } from '@falink/protocol';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { loadOnAir, type ProgrammeContext } from './on-air.js';
import { presentAsset, presentOnAir } from './view.js';

/** What can be watched, and what is on. The pictures themselves are public media. */
export function mountProgramme(host: MountHost, ctx: ProgrammeContext): void {
  mount(host, programmeRoutes.listAssets, async () => {
    const assets = (await ctx.library.assets()).map(({ manifest }) => presentAsset(manifest));
    return { assets: assets.sort((a, b) => a.theme.localeCompare(b.theme) || a.episode - b.episode) };
  });

  mount(host, programmeRoutes.onAir, async ({ params, by }) => {
    const channel = await ctx.channels.find(params.id);
    if (!channel) throw new FalinkError('channel.unknown');
    const forStaff = by.kind === 'staff' ? await loadOnAir(ctx, channel.id, by.staff.orgUnit.path) : null;
    return forStaff ?? presentOnAir(channel, Date.now(), null);
  });
}
