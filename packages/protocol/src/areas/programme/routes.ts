import { z } from 'zod';
import { route } from '../../contract.js';
import { firstOf } from '../../text.js';
import { AssetSchema, MAX_ASSETS, OnAirSchema } from './programme.js';

export const programmeRoutes = {
  listAssets: route({
    method: 'GET',
    path: '/api/v1/assets',
    auth: ['terminal', 'staff'],
    tag: 'programme',
    summary: 'Videos that can be watched on demand',
    response: z.object({ assets: firstOf(AssetSchema, MAX_ASSETS) }),
    errors: [],
  }),
  onAir: route({
    method: 'GET',
    path: '/api/v1/channels/:id/on-air',
    auth: ['terminal', 'staff'],
    tag: 'programme',
    summary: 'What a channel shows now and next',
    params: z.object({ id: z.string().max(40) }),
    response: OnAirSchema,
    errors: ['channel.unknown'],
  }),
} as const;

/** Public media paths, served with ranges and long caching; not JSON, so not routes. */
export const mediaPaths = {
  channelMaster: (channelId: string) => `/media/channels/${channelId}/master.m3u8`,
  channelMedia: (channelId: string, rendition: string) => `/media/channels/${channelId}/${rendition}.m3u8`,
  assetMaster: (assetId: string) => `/media/assets/${assetId}/master.m3u8`,
} as const;
