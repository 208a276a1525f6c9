import { BroadcastError } from './errors.js';
import type { RenditionId } from './ladder.js';
import type { AssetManifest, AssetSegment, AssetSubtitles } from './manifest.js';
import { formatMasterPlaylist, formatMediaPlaylist } from './playlist.js';

/** Names of an asset's playlists in its own folder; their addresses are relative to it. */
export const assetPlaylistName = {
  master: 'master.m3u8',
  media: (rendition: RenditionId) => `${rendition}.m3u8`,
  subtitles: (language: AssetSubtitles['language']) => `subtitles-${language}.m3u8`,
} as const;

/** The master playlist of one video on demand: every rendition there is, 2160p included, and its subtitles. */
export function assetMasterPlaylist(asset: AssetManifest): string {
  return formatMasterPlaylist(
    asset.renditions.map((rendition) => ({ ...rendition, uri: assetPlaylistName.media(rendition.id) })),
    asset.subtitles.map(({ language, name }, index) => ({
      uri: assetPlaylistName.subtitles(language),
      language,
      name,
      isDefault: index === 0,
    })),
  );
}

function onDemand(segments: readonly AssetSegment[], map?: string): string {
  return formatMediaPlaylist({
    targetDurationS: Math.max(...segments.map(({ durationMs }) => Math.max(1, Math.round(durationMs / 1000)))),
    mediaSequence: 0,
    discontinuitySequence: 0,
    vod: true,
    segments: segments.map(({ file, durationMs }) => ({ uri: file, durationMs, ...(map ? { map } : {}) })),
  });
}

/** The whole of one rendition. Throws `rendition_not_found`. */
export function assetMediaPlaylist(asset: AssetManifest, id: RenditionId): string {
  const rendition = asset.renditions.find((candidate) => candidate.id === id);
  if (!rendition) throw new BroadcastError('rendition_not_found', `${asset.id} has no rendition ${id}`);
  return onDemand(rendition.segments, rendition.init);
}

/** All cues of one language. Throws `subtitles_not_found`. */
export function assetSubtitlesPlaylist(asset: AssetManifest, language: AssetSubtitles['language']): string {
  const track = asset.subtitles.find((candidate) => candidate.language === language);
  if (!track) throw new BroadcastError('subtitles_not_found', `${asset.id} has no subtitles in ${language}`);
  return onDemand(track.segments);
}

/** Every playlist of an asset, to be stored in its folder beside manifest.json. */
export function assetPlaylists(asset: AssetManifest): { file: string; text: string }[] {
  return [
    ...asset.renditions.map(({ id }) => ({ file: assetPlaylistName.media(id), text: assetMediaPlaylist(asset, id) })),
    ...asset.subtitles.map(({ language }) => ({
      file: assetPlaylistName.subtitles(language),
      text: assetSubtitlesPlaylist(asset, language),
    })),
    // last, because it names the others
    { file: assetPlaylistName.master, text: assetMasterPlaylist(asset) },
  ];
}
