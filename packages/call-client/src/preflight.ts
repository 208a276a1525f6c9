import type { MediaAbility } from '@falink/protocol';

/** The browser's parts that the check reads; given in unit tests. */
export interface PreflightEnvironment {
  readonly RTCPeerConnection?: unknown;
  readonly RTCRtpSender?: { getCapabilities?(kind: string): { codecs: readonly PreflightCodec[] } | null };
  readonly RTCRtpReceiver?: { getCapabilities?(kind: string): { codecs: readonly PreflightCodec[] } | null };
  readonly mediaDevices?: Pick<MediaDevices, 'enumerateDevices'> | undefined;
}

export interface PreflightCodec {
  readonly mimeType: string;
  readonly sdpFmtpLine?: string;
}

type VideoCodec = MediaAbility['videoCodecs'][number];

/** H.264 first: set-top boxes decode it in hardware. */
const VIDEO_CODECS: readonly VideoCodec[] = ['video/h264', 'video/vp8'];

/** Constrained baseline (profile_idc 42) with packetization-mode 1 is what the sfu offers: RFC 6184 §8.1. */
function isUsable(codec: PreflightCodec): boolean {
  if (codec.mimeType.toLowerCase() !== 'video/h264') return true;
  const line = codec.sdpFmtpLine ?? '';
  return /packetization-mode=1/.test(line) && /profile-level-id=42/i.test(line);
}

function codecsOf(side: PreflightEnvironment['RTCRtpSender']): ReadonlySet<string> {
  const codecs = side?.getCapabilities?.('video')?.codecs ?? [];
  return new Set(codecs.filter(isUsable).map((codec) => codec.mimeType.toLowerCase()));
}

/**
 * What this device can do in a call, found without asking for permission and without opening a device.
 * Never throws: what cannot be found out counts as absent. Labels are not needed, so no permission is.
 */
export async function preflight(environment: PreflightEnvironment = browserEnvironment()): Promise<MediaAbility> {
  const webrtc = typeof environment.RTCPeerConnection === 'function';
  if (!webrtc) return { webrtc: false, microphone: false, camera: false, videoCodecs: [] };
  const send = codecsOf(environment.RTCRtpSender);
  const receive = codecsOf(environment.RTCRtpReceiver);
  const devices = await (environment.mediaDevices?.enumerateDevices() ?? Promise.resolve([])).catch(() => []);
  return {
    webrtc: true,
    microphone: devices.some((device) => device.kind === 'audioinput'),
    camera: devices.some((device) => device.kind === 'videoinput'),
    videoCodecs: VIDEO_CODECS.filter((codec) => send.has(codec) && receive.has(codec)),
  };
}

function browserEnvironment(): PreflightEnvironment {
  const scope = globalThis as unknown as PreflightEnvironment;
  return {
    RTCPeerConnection: scope.RTCPeerConnection,
    ...(scope.RTCRtpSender && { RTCRtpSender: scope.RTCRtpSender }),
    ...(scope.RTCRtpReceiver && { RTCRtpReceiver: scope.RTCRtpReceiver }),
    mediaDevices: globalThis.navigator?.mediaDevices,
  };
}
