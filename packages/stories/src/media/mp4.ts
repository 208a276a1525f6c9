/** RFC 6381 name of the H.264 stream of an initialisation segment, read from its avcC box: `avc1.64001f`. */
export function avcCodec(init: Buffer): string {
  const at = init.indexOf('avcC', 0, 'latin1');
  if (at < 0 || at + 8 > init.length) throw new TypeError('no avcC box in the initialisation segment');
  return `avc1.${init.toString('hex', at + 5, at + 8)}`;
}

/** Segment files and lengths of a media playlist written by ffmpeg, lengths in whole milliseconds. */
export function segmentsOfPlaylist(playlist: string): { file: string; durationMs: number }[] {
  return [...playlist.matchAll(/#EXTINF:([\d.]+),\n(\S+)/g)].map(([, seconds, file]) => ({
    file: file ?? '',
    durationMs: Math.round(Number(seconds) * 1000),
  }));
}
