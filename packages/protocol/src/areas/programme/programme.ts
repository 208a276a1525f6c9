import { z } from 'zod';
import { AddressSchema, InstantSchema, TextSchema, WordSchema } from '../../common.js';

/** Videos on one shelf; a television fetches the whole shelf (SPEC V6). */
export const MAX_ASSETS = 2_000;

export const AssetSchema = z.object({
  id: WordSchema,
  title: TextSchema,
  series: TextSchema,
  episode: z.number().int(),
  theme: WordSchema,
  summary: TextSchema,
  durationMs: z.number().int(),
  /** Heights that are ready to play, greatest first. */
  heights: z.array(z.number().int()).max(20),
  posterUrl: AddressSchema,
  playlistUrl: AddressSchema,
  subtitles: z.array(z.object({ language: z.enum(['zh-CN', 'en']), url: AddressSchema })).max(20),
});
export type Asset = z.infer<typeof AssetSchema>;

export const OnAirSchema = z.object({
  channelId: WordSchema,
  channelName: TextSchema,
  playlistUrl: AddressSchema,
  now: z.object({ asset: AssetSchema, startedAt: InstantSchema, endsAt: InstantSchema }).nullable(),
  next: z.object({ asset: AssetSchema, startsAt: InstantSchema }).nullable(),
  /** Terminals that show it now; only for staff. */
  watching: z.number().int().nullable(),
});
export type OnAir = z.infer<typeof OnAirSchema>;
