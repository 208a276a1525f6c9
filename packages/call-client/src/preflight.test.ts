import { type PreflightCodec, preflight } from './preflight.js';

const H264 = {
  mimeType: 'video/H264',
  sdpFmtpLine: 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
};
const H264_MODE_0 = { ...H264, sdpFmtpLine: 'packetization-mode=0;profile-level-id=42e01f' };
const H264_HIGH = { ...H264, sdpFmtpLine: 'packetization-mode=1;profile-level-id=64001f' };
const VP8 = { mimeType: 'video/VP8' };

const side = (...codecs: PreflightCodec[]) => ({ getCapabilities: () => ({ codecs }) });
const devices = (...kinds: MediaDeviceKind[]) => ({
  enumerateDevices: async () => kinds.map((kind) => ({ kind }) as MediaDeviceInfo),
});
const RTCPeerConnection = class {};

test('a browser that can do everything', async () => {
  const ability = await preflight({
    RTCPeerConnection,
    RTCRtpSender: side(VP8, H264),
    RTCRtpReceiver: side(VP8, H264),
    mediaDevices: devices('audioinput', 'videoinput', 'audiooutput'),
  });
  expect(ability).toEqual({ webrtc: true, microphone: true, camera: true, videoCodecs: ['video/h264', 'video/vp8'] });
});

test.each([
  ['a codec that is only received', side(VP8), side(VP8, H264), ['video/vp8']],
  ['H.264 without packetization-mode 1', side(H264_MODE_0), side(H264_MODE_0), []],
  ['H.264 in high profile only', side(H264_HIGH), side(H264_HIGH), []],
  ['one of several H.264 that fits', side(H264_HIGH, H264), side(H264_MODE_0, H264), ['video/h264']],
] as const)('%s', async (_case, RTCRtpSender, RTCRtpReceiver, codecs) => {
  const ability = await preflight({ RTCPeerConnection, RTCRtpSender, RTCRtpReceiver, mediaDevices: devices() });
  expect(ability).toEqual({ webrtc: true, microphone: false, camera: false, videoCodecs: codecs });
});

test('a box without WebRTC can do nothing, whatever it has', async () => {
  expect(await preflight({ mediaDevices: devices('audioinput', 'videoinput') })).toEqual({
    webrtc: false,
    microphone: false,
    camera: false,
    videoCodecs: [],
  });
});

test('a page without a secure context has no devices, and a failing list counts as none', async () => {
  const none = { webrtc: true, microphone: false, camera: false, videoCodecs: [] };
  expect(await preflight({ RTCPeerConnection, mediaDevices: undefined })).toEqual(none);
  const failing = { enumerateDevices: () => Promise.reject(new Error('no')) };
  expect(await preflight({ RTCPeerConnection, mediaDevices: failing })).toEqual(none);
});
