import { PAYLOAD_BYTES, RTP_HEADER_BYTES } from './load.js';

export const PAYLOAD_TYPE = 100;
export const SSRC = 0x11_11_11_11;
const OPUS_SAMPLES = 240;

/** An RTP packet (RFC 3550 §5.1) with the sequence number and timestamp of the packet before plus one step. */
export function rtpPacket(sequence: number): Buffer {
  const packet = Buffer.alloc(RTP_HEADER_BYTES + PAYLOAD_BYTES, 0x5a);
  packet[0] = 0x80;
  packet[1] = PAYLOAD_TYPE;
  packet.writeUInt16BE(sequence % 0x1_00_00, 2);
  packet.writeUInt32BE((sequence * OPUS_SAMPLES) % 2 ** 32, 4);
  packet.writeUInt32BE(SSRC, 8);
  return packet;
}
