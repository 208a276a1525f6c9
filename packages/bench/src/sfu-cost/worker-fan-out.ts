import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { createWorker, type types } from 'mediasoup';
import { builtWorker } from '../built-worker.js';
import { LISTENERS, PACKETS, paced, SRTP_SUITE } from './load.js';
import { PAYLOAD_TYPE, rtpPacket, SSRC } from './rtp.js';
import { Sinks } from './sinks.js';

const LISTEN = { protocol: 'udp', ip: '127.0.0.1' } as const;
const CODEC = { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 } as const;
/** AES-256-GCM: a key of 32 bytes and a salt of 12 (RFC 7714 §12). */
const KEY_AND_SALT_BYTES = 44;
/** Time for the last packets to leave before they are counted. */
const SETTLE_MS = 300;

export interface FanOutCost {
  /** µs of the worker's processor time per packet sent. */
  readonly perPacketUs: number;
  /** Resident memory of the worker after the load, MB. */
  readonly memoryMb: number;
  /** Packets that the worker did not send on. */
  readonly missing: number;
}

/** The product's worker with one talker and many listeners, SRTP for each. */
export async function workerFanOut(): Promise<FanOutCost> {
  const worker = await createWorker({ logLevel: 'error', workerBin: await builtWorker() });
  const sinks = await Sinks.open(LISTENERS);
  const talker = createSocket('udp4');
  try {
    const router = await worker.createRouter({ mediaCodecs: [{ ...CODEC, preferredPayloadType: PAYLOAD_TYPE }] });
    const { producer, port } = await talk(router);
    const consumers = await Promise.all(sinks.ports.map((sink) => listen(router, producer, sink)));
    const before = await processorUs(worker);
    await send(talker, port);
    const used = (await processorUs(worker)) - before;
    const sent = await Promise.all(consumers.map(packetsSent));
    const total = sent.reduce((sum, one) => sum + one, 0);
    const memoryMb = await residentMb(worker.pid);
    return { perPacketUs: used / total, memoryMb, missing: PACKETS * LISTENERS - total };
  } finally {
    talker.close();
    sinks.close();
    worker.close();
  }
}

async function talk(router: types.Router): Promise<{ producer: types.Producer; port: number }> {
  const transport = await router.createPlainTransport({ listenInfo: LISTEN, rtcpMux: true, comedia: true });
  const { mimeType, clockRate, channels } = CODEC;
  const producer = await transport.produce({
    kind: 'audio',
    rtpParameters: {
      codecs: [{ mimeType, clockRate, channels, payloadType: PAYLOAD_TYPE }],
      encodings: [{ ssrc: SSRC }],
    },
  });
  return { producer, port: transport.tuple.localPort };
}

async function listen(router: types.Router, producer: types.Producer, port: number): Promise<types.Consumer> {
  const transport = await router.createPlainTransport({
    listenInfo: LISTEN,
    rtcpMux: true,
    enableSrtp: true,
    srtpCryptoSuite: SRTP_SUITE,
  });
  const keyBase64 = randomBytes(KEY_AND_SALT_BYTES).toString('base64');
  await transport.connect({ ip: LISTEN.ip, port, srtpParameters: { cryptoSuite: SRTP_SUITE, keyBase64 } });
  return transport.consume({ producerId: producer.id, rtpCapabilities: router.rtpCapabilities });
}

async function send(talker: Socket, port: number): Promise<void> {
  await paced(PACKETS, (index) => talker.send(rtpPacket(index), port, LISTEN.ip));
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}

async function processorUs(worker: types.Worker): Promise<number> {
  const { ru_utime, ru_stime } = await worker.getResourceUsage();
  return (ru_utime + ru_stime) * 1_000;
}

async function packetsSent(consumer: types.Consumer): Promise<number> {
  const stats = await consumer.getStats();
  return stats.find((entry) => entry.type === 'outbound-rtp')?.packetCount ?? 0;
}

async function residentMb(pid: number): Promise<number> {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
