/** An address of a file of an asset, as it should stand in a playlist. */
export type AssetUri = (assetId: string, file: string) => string;

export type PlaylistSegment = {
  uri: string;
  durationMs: number;
  /** Address of the initialisation segment; absent for WebVTT. */
  map?: string;
  discontinuity?: boolean;
  /** When it is shown, for a channel. */
  startsAtMs?: number;
};

/** A media playlist (RFC 8216, 4.3). EXT-X-MAP is written whenever it changes and after every discontinuity. */
export function formatMediaPlaylist(list: {
  targetDurationS: number;
  mediaSequence: number;
  discontinuitySequence: number;
  vod: boolean;
  segments: readonly PlaylistSegment[];
}): string {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${list.targetDurationS}`];
  if (list.vod) lines.push('#EXT-X-PLAYLIST-TYPE:VOD');
  lines.push(`#EXT-X-MEDIA-SEQUENCE:${list.mediaSequence}`);
  if (!list.vod) lines.push(`#EXT-X-DISCONTINUITY-SEQUENCE:${list.discontinuitySequence}`);
  lines.push('#EXT-X-INDEPENDENT-SEGMENTS');
  let map: string | undefined;
  for (const segment of list.segments) {
    if (segment.discontinuity) lines.push('#EXT-X-DISCONTINUITY');
    if (segment.map && (segment.map !== map || segment.discontinuity)) lines.push(`#EXT-X-MAP:URI="${segment.map}"`);
    map = segment.map;
    if (segment.startsAtMs !== undefined)
      lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.startsAtMs).toISOString()}`);
    lines.push(`#EXTINF:${(segment.durationMs / 1000).toFixed(3)},`, segment.uri);
  }
  if (list.vod) lines.push('#EXT-X-ENDLIST');
  return `${lines.join('\n')}\n`;
}

export type Variant = {
  uri: string;
  bandwidth: number;
  averageBandwidth: number;
  codecs: string;
  width: number;
  height: number;
  frameRate: number;
};

export type SubtitleTrack = { uri: string; language: string; name: string; isDefault: boolean };

const SUBTITLES_GROUP = 'subtitles';

/** A master playlist: variants, best first last as listed, and the subtitles they all share. */
export function formatMasterPlaylist(variants: readonly Variant[], subtitles: readonly SubtitleTrack[]): string {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'];
  for (const { uri, language, name, isDefault } of subtitles) {
    const flag = isDefault ? 'YES' : 'NO';
    lines.push(
      `#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="${SUBTITLES_GROUP}",NAME="${name}",LANGUAGE="${language}",DEFAULT=${flag},AUTOSELECT=YES,FORCED=NO,URI="${uri}"`,
    );
  }
  const group = subtitles.length > 0 ? `,SUBTITLES="${SUBTITLES_GROUP}"` : '';
  for (const v of variants) {
    lines.push(
      `#EXT-X-STREAM-INF:BANDWIDTH=${v.bandwidth},AVERAGE-BANDWIDTH=${v.averageBandwidth},CODECS="${v.codecs}",RESOLUTION=${v.width}x${v.height},FRAME-RATE=${v.frameRate.toFixed(3)}${group}`,
      v.uri,
    );
  }
  return `${lines.join('\n')}\n`;
}
