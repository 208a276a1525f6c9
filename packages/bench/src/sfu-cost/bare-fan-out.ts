import { createCipheriv, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { LISTENERS, PACKETS, paced } from './load.js';
import { rtpPacket } from './rtp.js';
import { Sinks } from './sinks.js';

const IV_BYTES = 12;

/**
 * The least that the same work takes in Node: each packet encrypted by OpenSSL for each listener and sent, without
 * sessions, statistics, congestion control, or anything received.
 *
 * @returns µs of processor time per packet sent
 */
export async function bareFanOut(): Promise<number> {
  const sinks = await Sinks.open(LISTENERS);
  const socket = createSocket('udp4');
  const keys = sinks.ports.map(() => randomBytes(32));
  const pending: Promise<void>[] = [];
  const before = process.cpuUsage();
  await paced(PACKETS, (index) => {
    const plain = rtpPacket(index);
    const header = plain.subarray(0, IV_BYTES);
    sinks.ports.forEach((port, listener) => {
      const cipher = createCipheriv('aes-256-gcm', keys[listener] as Buffer, header);
      const parts = [header, cipher.update(plain.subarray(IV_BYTES)), cipher.final()];
      const packet = Buffer.concat([...parts, cipher.getAuthTag()]);
      pending.push(new Promise((resolve) => socket.send(packet, port, '127.0.0.1', () => resolve())));
    });
  });
  await Promise.all(pending);
  const { user, system } = process.cpuUsage(before);
  socket.close();
  sinks.close();
  return (user + system) / (PACKETS * LISTENERS);
}
