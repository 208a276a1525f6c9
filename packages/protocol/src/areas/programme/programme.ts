import { z } from 'zod';
import { InstantSchema, TextSchema } from '../../common.js';

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
