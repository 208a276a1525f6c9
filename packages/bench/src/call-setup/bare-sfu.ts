import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWorker, type types } from 'mediasoup';
import type { types as client } from 'mediasoup-client';
import { Server, type Socket } from 'socket.io';
import { builtWorker } from '../built-worker.js';
import type { BareToPage, BareToServer } from './bare-signals.js';

type BareSocket = Socket<BareToServer, BareToPage>;

interface Side {
  readonly socket: BareSocket;
  readonly transports: Map<string, types.WebRtcTransport>;
  readonly consumers: Map<string, types.Consumer>;
  readonly producers: types.Producer[];
  receive: types.WebRtcTransport | undefined;
  capabilities: types.RtpCapabilities | undefined;
}

/** Where the bare sfu is reached; by default on loopback, a port of its own for each transport. */
export interface BarePlace {
  /** Address of the page's server. */
  readonly host: string;
  /** One port for all media on loopback, which another address announces. */
  readonly media: { readonly port: number; readonly announcedAddress: string };
}

const LISTEN = { ip: '127.0.0.1' } as const;
/** The product's first choice: H.264 constrained baseline, packetization mode 1, and Opus. */
const CODECS: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
];

/**
 * The least sfu there can be, one router for two pages, as mediasoup's own demo does a call: no tokens, no rooms, no
 * pre-warming. It is the baseline of call set-up.
 */
export class BareSfu {
  readonly #sides = new Set<Side>();

  private constructor(
    readonly origin: string,
    private readonly io: Server<BareToServer, BareToPage>,
    private readonly worker: types.Worker,
    private readonly router: types.Router,
    private readonly listening: { webRtcServer: types.WebRtcServer } | { listenInfos: types.TransportListenInfo[] },
  ) {
    io.on('connection', (socket) => this.#serve(socket));
  }

  static async start(place?: BarePlace): Promise<BareSfu> {
    const worker = await createWorker({ logLevel: 'error', workerBin: await builtWorker() });
    const router = await worker.createRouter({ mediaCodecs: CODECS });
    const http = createServer();
    const io = new Server<BareToServer, BareToPage>(http, { transports: ['websocket'], perMessageDeflate: false });
    const host = place?.host ?? '127.0.0.1';
    await new Promise<void>((resolve) => http.listen(0, host, resolve));
    const { port } = http.address() as AddressInfo;
    const listening = place
      ? {
          webRtcServer: await worker.createWebRtcServer({
            listenInfos: [{ protocol: 'udp', ...LISTEN, ...place.media }],
          }),
        }
      : {
          listenInfos: (['udp', 'tcp'] as const).map((protocol) => ({ protocol, ...LISTEN })),
        };
    return new BareSfu(`http://${host}:${port}`, io, worker, router, listening);
  }

  async stop(): Promise<void> {
    await this.io.close();
    this.worker.close();
  }

  #serve(socket: BareSocket): void {
    const side: Side = {
      socket,
      transports: new Map(),
      consumers: new Map(),
      producers: [],
      receive: undefined,
      capabilities: undefined,
    };
    this.#sides.add(side);
    socket.on('disconnect', () => {
      this.#sides.delete(side);
      for (const transport of side.transports.values()) transport.close();
    });
    socket.on('press', () => socket.broadcast.emit('begin'));
    // mediasoup and its client name the same structures in types of their own.
    socket.on('capabilities', (answer) => answer(this.router.rtpCapabilities as unknown as client.RtpCapabilities));
    socket.on('transport', async (direction, answer) => {
      const transport = await this.router.createWebRtcTransport({
        ...this.listening,
        initialAvailableOutgoingBitrate: 1_000_000,
      });
      side.transports.set(transport.id, transport);
      if (direction === 'receive') side.receive = transport;
      const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
      answer({ id, iceParameters, iceCandidates, dtlsParameters });
    });
    socket.on('connectTransport', async (id, dtlsParameters, answer) => {
      await side.transports.get(id)?.connect({ dtlsParameters });
      answer();
    });
    socket.on('join', async (capabilities, answer) => {
      side.capabilities = capabilities as unknown as types.RtpCapabilities;
      answer();
      for (const other of this.#sides)
        if (other !== side) for (const producer of other.producers) await this.#consume(side, producer);
    });
    socket.on('produce', async (transportId, kind, rtpParameters, answer) => {
      const producer = await side.transports.get(transportId)?.produce({
        kind,
        rtpParameters: rtpParameters as unknown as types.RtpParameters,
      });
      if (!producer) return;
      side.producers.push(producer);
      answer(producer.id);
      for (const other of this.#sides) if (other !== side) await this.#consume(other, producer);
    });
    socket.on('resume', async (consumerId, answer) => {
      await side.consumers.get(consumerId)?.resume();
      answer();
    });
  }

  async #consume(side: Side, producer: types.Producer): Promise<void> {
    if (!side.receive || !side.capabilities) return;
    const consumer = await side.receive.consume({
      producerId: producer.id,
      rtpCapabilities: side.capabilities,
      paused: true,
    });
    side.consumers.set(consumer.id, consumer);
    side.socket.emit('consumer', {
      id: consumer.id,
      producerId: producer.id,
      kind: consumer.kind,
      rtpParameters: consumer.rtpParameters as unknown as client.RtpParameters,
    });
  }
}
