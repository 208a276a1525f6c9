import type { LineSnapshot } from './call-line.js';
import { overlayOf } from './video-overlay.js';

const PEER = { id: 'p', role: 'resident', connection: 'connected' } as const;
const LIVE: LineSnapshot = {
  state: 'active',
  quality: 'good',
  blocked: false,
  microphoneMuted: false,
  cameraOff: false,
  remoteVideo: true,
  document: null,
  remoteLimited: false,
  sendingLimited: false,
  remoteSilent: false,
  peers: [PEER],
  lost: null,
};

test.each<[string, Partial<LineSnapshot>, ReturnType<typeof overlayOf>]>([
  ['a picture', {}, null],
  ['sound without a camera', { remoteVideo: false }, 'no_video'],
  ['a paper in the place of the face', { remoteVideo: false, document: {} as MediaStream }, null],
  ['nothing has arrived yet', { remoteVideo: false, quality: null }, 'no_media'],
  ['nothing arrives any more', { remoteVideo: false, quality: 'lost' }, 'no_media'],
  ['a line that carries the sound only', { remoteVideo: false, remoteLimited: true, quality: 'poor' }, 'limited'],
  ['muted, without a camera', { remoteVideo: false, quality: null, remoteSilent: true }, 'silent'],
  ['this network lets nothing through', { blocked: true, state: 'connecting' }, 'blocked'],
  ['the other side is coming back', { peers: [{ ...PEER, connection: 'reconnecting' }] }, 'remote_reconnecting'],
  ['nobody is there yet', { peers: [] }, 'waiting'],
])('%s', (_case, change, overlay) => {
  expect(overlayOf({ ...LIVE, ...change })).toBe(overlay);
});
