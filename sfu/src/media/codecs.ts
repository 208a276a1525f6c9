import type { types } from 'mediasoup';
import type { Opaque, VideoCodec } from '../room/media-port.js';

/** Order is preference: clients send the first that they know. RTCP feedback is added by mediasoup. */
export const ROUTER_CODECS: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    // FEC repairs single lost packets, DTX keeps a silent party from costing bandwidth (RFC 7587 §6.1).
    parameters: { useinbandfec: 1, usedtx: 1 },
  },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    // Constrained baseline 3.1: what set-top boxes decode in hardware (RFC 6184 §8.1).
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
];

/** Key frames of one producer are asked for at most this often: a picture that broke asks again and again. */
export const KEY_FRAME_REQUEST_DELAY_MS = 1_000;
/** A box that vanished without a word is noticed after this (RFC 7675 lets 15-30 s pass). */
export const ICE_CONSENT_TIMEOUT_S = 15;
export const INITIAL_OUTGOING_BITRATE_BPS = 1_000_000;
/** Above one 720p camera and its retransmissions; a client cannot make the sfu receive more. */
export const MAX_INCOMING_BITRATE_BPS = 4_000_000;

const VIDEO_CODECS: readonly VideoCodec[] = ['video/h264', 'video/vp8'];

/** Codecs of {@link ROUTER_CODECS} that are in every one of these capabilities, best first. */
export function commonVideoCodecs(all: readonly Opaque[]): VideoCodec[] {
  return VIDEO_CODECS.filter((wanted) => all.every((capabilities) => mimeTypesOf(capabilities).has(wanted)));
}

function mimeTypesOf({ codecs }: Opaque): ReadonlySet<string> {
  const list: readonly unknown[] = Array.isArray(codecs) ? codecs : [];
  return new Set(
    list.map((codec) =>
      typeof codec === 'object' && codec !== null && 'mimeType' in codec ? String(codec.mimeType).toLowerCase() : '',
    ),
  );
}
