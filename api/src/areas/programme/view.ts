import { type AssetManifest, assetPlaylistName } from '@falink/broadcast';
import { type Asset, mediaPaths, type OnAir } from '@falink/protocol';
import { type Channel, onAirAt } from './channels.js';

const fileUrl = (assetId: string, file: string): string => `/media/assets/${assetId}/${file}`;

/** A video as the library and the info bar show it. */
export function presentAsset(manifest: AssetManifest): Asset {
  const poster = manifest.posters.reduce((best, candidate) => (candidate.width > best.width ? candidate : best));
  return {
    id: manifest.id,
    title: manifest.title,
    series: manifest.series.title,
    episode: manifest.episode,
    theme: manifest.theme,
    summary: manifest.summary,
    durationMs: manifest.durationMs,
    heights: manifest.renditions.map(({ height }) => height).sort((a, b) => b - a),
    posterUrl: fileUrl(manifest.id, poster.file),
    playlistUrl: fileUrl(manifest.id, assetPlaylistName.master),
    subtitles: manifest.subtitles.map(({ language, file }) => ({ language, url: fileUrl(manifest.id, file) })),
  };
}

/** What a channel shows at a moment. @param watching terminals that show it; null for those who may not know */
export function presentOnAir(channel: Channel, nowMs: number, watching: number | null): OnAir {
  const air = onAirAt(channel.lineUp, nowMs);
  return {
    channelId: channel.id,
    channelName: channel.name,
    playlistUrl: mediaPaths.channelMaster(channel.id),
    now: air && {
      asset: presentAsset(air.programme),
      startedAt: new Date(air.startedAtMs).toISOString(),
      endsAt: new Date(air.endsAtMs).toISOString(),
    },
    next: air && { asset: presentAsset(air.next.programme), startsAt: new Date(air.next.startsAtMs).toISOString() },
    watching,
  };
}
