import { z } from 'zod';
import { InstantSchema, TextSchema } from '../common.js';
import { route } from '../contract.js';

export const AssetSchema = z.object({
  id: z.string(),
  title: TextSchema,
  series: TextSchema,
  episode: z.number().int(),
  theme: z.string(),
  summary: TextSchema,
  durationMs: z.number().int(),
  /** Heights that are ready to play, greatest first. */
  heights: z.array(z.number().int()),
  posterUrl: z.string(),
  playlistUrl: z.string(),
  subtitles: z.array(z.object({ language: z.enum(['zh-CN', 'en']), url: z.string() })),
});
export type Asset = z.infer<typeof AssetSchema>;

export const OnAirSchema = z.object({
  channelId: z.string(),
  channelName: TextSchema,
  playlistUrl: z.string(),
  now: z.object({ asset: AssetSchema, startedAt: InstantSchema, endsAt: InstantSchema }).nullable(),
  next: z.object({ asset: AssetSchema, startsAt: InstantSchema }).nullable(),
  /** Terminals that show it now; only for staff. */
  watching: z.number().int().nullable(),
});
export type OnAir = z.infer<typeof OnAirSchema>;

export const programmeRoutes = {
  listAssets: route({
    method: 'GET',
    path: '/api/v1/assets',
    auth: ['terminal', 'staff'],
    tag: 'programme',
    summary: 'Videos that can be watched on demand',
    response: z.object({ assets: z.array(AssetSchema) }),
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
