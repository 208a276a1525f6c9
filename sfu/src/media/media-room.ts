import type { types } from 'mediasoup';
import type { MediaRoom as MediaRoomPort, MediaTransport, Opaque, VideoCodec } from '../room/media-port.js';
import {
  commonVideoCodecs,
  ICE_CONSENT_TIMEOUT_S,
  INITIAL_OUTGOING_BITRATE_BPS,
  KEY_FRAME_REQUEST_DELAY_MS,
  MAX_INCOMING_BITRATE_BPS,
} from './codecs.js';
import { Transport } from './media-objects.js';

/** One router: all transports of one room. */
export class MediaRoom implements MediaRoomPort {
  readonly rtpCapabilities: Opaque;

  constructor(
    private readonly router: types.Router,
    private readonly server: types.WebRtcServer,
    private readonly onClosed: () => void,
  ) {
    this.rtpCapabilities = router.rtpCapabilities as unknown as Opaque;
  }

  async createTransport(): Promise<MediaTransport> {
    const transport = await this.router.createWebRtcTransport({
      webRtcServer: this.server,
      enableUdp: true,
      enableTcp: true,
      // TCP is for networks that block UDP: slower, so only when nothing else works.
      preferUdp: true,
      initialAvailableOutgoingBitrate: INITIAL_OUTGOING_BITRATE_BPS,
      iceConsentTimeout: ICE_CONSENT_TIMEOUT_S,
    });
    await transport.setMaxIncomingBitrate(MAX_INCOMING_BITRATE_BPS);
    return new Transport(transport, KEY_FRAME_REQUEST_DELAY_MS);
  }

  canConsume(producerId: string, rtpCapabilities: Opaque): boolean {
    try {
      return this.router.canConsume({
        producerId,
        rtpCapabilities: rtpCapabilities as unknown as types.RtpCapabilities,
      });
    } catch {
      return false;
    }
  }

  commonVideoCodecs(all: readonly Opaque[]): VideoCodec[] {
    return commonVideoCodecs(all);
  }

  close(): void {
    this.router.close();
    this.onClosed();
  }
}
