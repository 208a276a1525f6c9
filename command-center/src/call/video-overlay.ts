import type { LineSnapshot } from './call-line.js';

export type VideoOverlay =
  | 'blocked'
  | 'connecting'
  | 'reconnecting'
  | 'remote_reconnecting'
  | 'waiting'
  | 'limited'
  | 'silent'
  | 'no_media'
  | 'no_video';

/** What to say over the picture; null when the picture speaks for itself. That one can hear is said only where sound arrives. */
export function overlayOf(line: LineSnapshot): VideoOverlay | null {
  if (line.blocked) return 'blocked';
  if (line.state === 'idle' || line.state === 'connecting' || line.state === 'standby') return 'connecting';
  if (line.state === 'reconnecting') return 'reconnecting';
  if (line.peers.some((peer) => peer.connection === 'reconnecting')) return 'remote_reconnecting';
  if (line.peers.length === 0) return 'waiting';
  if (line.remoteVideo || line.document) return null;
  if (line.remoteLimited) return 'limited';
  if (line.remoteSilent) return 'silent';
  return line.quality === null || line.quality === 'lost' ? 'no_media' : 'no_video';
}
