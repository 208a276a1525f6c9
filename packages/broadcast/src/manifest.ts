import { z } from 'zod';
import { RENDITION_IDS } from './ladder.js';

const Words = z.object({ zh: z.string().min(1), en: z.string().min(1) });

/** A file below the asset's own folder: no leading slash, no `..`, nothing that a URL would read otherwise. */
const RelativeFile = z
  .string()
  .max(500)
  .regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/);

/** Renditions, and languages of subtitles, of one video: as many as the contract lists. */
const MAX_TRACKS = 20;

export const AssetSegment = z.object({
  file: RelativeFile,
  durationMs: z.number().int().positive(),
});

export const AssetRendition = z.object({
  id: z.enum(RENDITION_IDS),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  frameRate: z.number().positive(),
  /** RFC 6381, as read from the stream: `avc1.…,mp4a.40.2`. */
  codecs: z.string().min(1),
  /** Bits a second of the heaviest segment, and over all. */
  bandwidth: z.number().int().positive(),
  averageBandwidth: z.number().int().positive(),
  init: RelativeFile,
  segments: z.array(AssetSegment).min(1),
});

export const AssetSubtitles = z.object({
  language: z.enum(['zh-CN', 'en']),
  name: z.string().min(1),
  /** All cues in one WebVTT file; times count from the asset's start. */
  file: RelativeFile,
  /** The same cues cut at the segments' borders, one WebVTT file each, for playlists. */
  segments: z.array(AssetSegment).min(1),
});

export const AssetPoster = z.object({
  file: RelativeFile,
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

export const AssetCitation = z.object({
  atMs: z.number().int().nonnegative(),
  law: Words,
  article: Words,
  gist: Words,
});

/**
 * What is known of a finished video: written beside its files as `manifest.json`, read by what serves or schedules it.
 * Renditions may be added later; everything else stays. All renditions and subtitles have the same segment durations.
 */
export const AssetManifest = z
  .object({
    version: z.literal(1),
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
    title: Words,
    summary: Words,
    series: z.object({ id: z.string().min(1), title: Words }),
    episode: z.number().int().positive(),
    /** Key of the library's rail. */
    theme: z.string().min(1).max(80),
    durationMs: z.number().int().positive(),
    renditions: z.array(AssetRendition).min(1).max(MAX_TRACKS),
    subtitles: z.array(AssetSubtitles).max(MAX_TRACKS),
    posters: z.array(AssetPoster).min(1),
    citations: z.array(AssetCitation),
  })
  .superRefine((asset, context) => {
    const durations = JSON.stringify(asset.renditions[0]?.segments.map((segment) => segment.durationMs));
    for (const track of [...asset.renditions, ...asset.subtitles]) {
      const name = 'id' in track ? track.id : track.language;
      const own = track.segments.map((segment) => segment.durationMs);
      if (JSON.stringify(own) !== durations) {
        context.addIssue({ code: 'custom', message: `segments of ${name} are not aligned with the others` });
      }
      if (own.reduce((sum, ms) => sum + ms, 0) !== asset.durationMs) {
        context.addIssue({ code: 'custom', message: `segments of ${name} do not add up to durationMs` });
      }
    }
  });

export type AssetManifest = z.infer<typeof AssetManifest>;
export type AssetRendition = z.infer<typeof AssetRendition>;
export type AssetSegment = z.infer<typeof AssetSegment>;
export type AssetSubtitles = z.infer<typeof AssetSubtitles>;
export type AssetCitation = z.infer<typeof AssetCitation>;
