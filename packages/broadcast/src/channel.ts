import { BroadcastError } from './errors.js';
import { LADDER, type RenditionId } from './ladder.js';
import type { LineUp } from './line-up.js';
import type { AssetManifest, AssetSubtitles } from './manifest.js';
import { type AssetUri, formatMasterPlaylist, formatMediaPlaylist, type PlaylistSegment } from './playlist.js';
import { type ChannelSegment, segmentWindow } from './segments.js';

type Language = AssetSubtitles['language'];

/** Seen from `/media/channels/<channel>/<playlist>`: `/media/assets/<asset>/<file>`. */
const relativeAssetUri: AssetUri = (assetId, file) => `../../assets/${assetId}/${file}`;

/** Names of a channel's playlists, as its master playlist gives them: `720p.m3u8`, `subtitles-zh-CN.m3u8`. */
export const channelPlaylistName = {
  master: 'master.m3u8',
  media: (rendition: RenditionId) => `${rendition}.m3u8`,
  subtitles: (language: Language) => `subtitles-${language}.m3u8`,
} as const;

/** Renditions that every programme of the line-up has, smallest first: only these can be switched between on a channel. */
export function channelRenditions(lineUp: LineUp): RenditionId[] {
  if (lineUp.programmes.length === 0) return [];
  return LADDER.map(({ id }) => id).filter((id) => lineUp.programmes.every((programme) => rendition(programme, id)));
}

/** Subtitles that every programme has. */
export function channelSubtitles(lineUp: LineUp): Language[] {
  const first = lineUp.programmes[0];
  if (!first) return [];
  return first.subtitles
    .map(({ language }) => language)
    .filter((language) => lineUp.programmes.every((programme) => subtitles(programme, language)));
}

function rendition(programme: AssetManifest, id: RenditionId) {
  return programme.renditions.find((candidate) => candidate.id === id);
}

function subtitles(programme: AssetManifest, language: Language) {
  return programme.subtitles.find((candidate) => candidate.language === language);
}

/**
 * A channel's master playlist: the renditions and subtitles that all programmes have, with the heaviest programme's bandwidth.
 * It depends on the line-up only. Throws `line_up_empty`.
 */
export function masterPlaylist(lineUp: LineUp): string {
  const ids = channelRenditions(lineUp);
  if (ids.length === 0)
    throw new BroadcastError('line_up_empty', `channel ${lineUp.id} has no rendition that all programmes share`);
  const variants = ids.flatMap((id) => {
    const all = lineUp.programmes.flatMap((programme) => rendition(programme, id) ?? []);
    const first = all[0];
    if (!first) return [];
    return [
      {
        ...first,
        uri: channelPlaylistName.media(id),
        bandwidth: Math.max(...all.map(({ bandwidth }) => bandwidth)),
        averageBandwidth: Math.max(...all.map(({ averageBandwidth }) => averageBandwidth)),
      },
    ];
  });
  const tracks = channelSubtitles(lineUp).map((language, index) => ({
    uri: channelPlaylistName.subtitles(language),
    language,
    name: lineUp.programmes.flatMap((programme) => subtitles(programme, language) ?? [])[0]?.name ?? language,
    isDefault: index === 0,
  }));
  return formatMasterPlaylist(variants, tracks);
}

function linearPlaylist(
  lineUp: LineUp,
  nowMs: number,
  describe: (segment: ChannelSegment) => { uri: string; map?: string },
): string {
  const { segments, discontinuitySequence, targetDurationS } = segmentWindow(lineUp, nowMs);
  return formatMediaPlaylist({
    targetDurationS,
    mediaSequence: segments[0]?.sequence ?? 0,
    discontinuitySequence,
    vod: false,
    segments: segments.map(
      (segment): PlaylistSegment => ({
        durationMs: segment.durationMs,
        discontinuity: segment.discontinuity,
        startsAtMs: segment.startsAtMs,
        ...describe(segment),
      }),
    ),
  });
}

/**
 * The media playlist of one rendition of a channel at a moment: six segments round the one on air. Sequence numbers, discontinuities
 * and times come from the epoch by arithmetic alone. Throws `rendition_not_found`, `line_up_empty` or `not_on_air`.
 */
export function mediaPlaylist(
  lineUp: LineUp,
  renditionId: RenditionId,
  nowMs: number,
  assetUri: AssetUri = relativeAssetUri,
): string {
  return linearPlaylist(lineUp, nowMs, ({ programme, index }) => {
    const own = rendition(programme, renditionId);
    const segment = own?.segments[index];
    if (!own || !segment)
      throw new BroadcastError('rendition_not_found', `${programme.id} has no rendition ${renditionId}`);
    return { uri: assetUri(programme.id, segment.file), map: assetUri(programme.id, own.init) };
  });
}

/**
 * The subtitles of a channel at a moment, cut as the video is: the same numbers, times and discontinuities, so a player ties each
 * WebVTT piece to the video of the same discontinuity (their time maps say that cue time 0 is the programme's start).
 * Throws `subtitles_not_found`, `line_up_empty` or `not_on_air`.
 */
export function subtitlesPlaylist(
  lineUp: LineUp,
  language: Language,
  nowMs: number,
  assetUri: AssetUri = relativeAssetUri,
): string {
  return linearPlaylist(lineUp, nowMs, ({ programme, index }) => {
    const segment = subtitles(programme, language)?.segments[index];
    if (!segment) throw new BroadcastError('subtitles_not_found', `${programme.id} has no subtitles in ${language}`);
    return { uri: assetUri(programme.id, segment.file) };
  });
}
