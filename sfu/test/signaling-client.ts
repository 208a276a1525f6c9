import {
  type AnswerOf,
  FalinkError,
  type Joined,
  MEDIA_SOCKET_PATH,
  type MediaSource,
  media,
  NAMESPACES,
  type PayloadOf,
  PROTOCOL_VERSION,
  type Request,
  type RoomAccess,
  readAck,
} from '@falink/protocol';
import { io, type Socket } from 'socket.io-client';

export interface HeardNotice {
  readonly name: string;
  readonly payload: Record<string, unknown>;
}

/** A participant without a browser: real signalling, media parameters as a browser would send them. */
export class SignalingClient {
  readonly heard: HeardNotice[] = [];
  disconnected = false;
  joined: Joined | undefined;
  #textId = 1_000_000;
  #ssrc = 1_000 + Math.floor(Math.random() * 1_000_000) * 10;

  private constructor(readonly socket: Socket) {
    socket.onAny((name: string, payload: Record<string, unknown>) => this.heard.push({ name, payload }));
    socket.on('disconnect', () => {
      this.disconnected = true;
    });
  }

  /** @throws the server's refusal of the handshake, with `data`. */
  static async connect(
    url: string,
    { auth = { protocol: PROTOCOL_VERSION }, origin }: { auth?: unknown; origin?: string } = {},
  ): Promise<SignalingClient> {
    const socket = io(url + NAMESPACES.media, {
      path: MEDIA_SOCKET_PATH,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth: auth as Record<string, unknown>,
      ...(origin !== undefined && { extraHeaders: { origin } }),
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return new SignalingClient(socket);
  }

  static async join(access: RoomAccess): Promise<SignalingClient> {
    const client = await SignalingClient.connect(access.url);
    client.joined = await client.request(media.join, { token: access.token });
    return client;
  }

  /** @throws FalinkError the refusal */
  async request<M extends Request>(message: M, payload: PayloadOf<M>): Promise<AnswerOf<M>> {
    return readAck(message.answer, await this.raw(message.name, payload)) as AnswerOf<M>;
  }

  /** Sends anything at all and gives the raw acknowledgement. */
  raw(name: string, ...args: unknown[]): Promise<unknown> {
    return this.socket.timeout(5_000).emitWithAck(name, ...args);
  }

  /** Sends a message as it would stand on the wire, which need not be one that a client could write. */
  text(message: string): Promise<unknown> {
    this.#textId += 1;
    const id = this.#textId;
    const { engine } = this.socket.io;
    return new Promise((resolve) => {
      engine.on('data', (data: unknown) => {
        const [, answer] = new RegExp(`^3${NAMESPACES.media},${id}(.*)$`).exec(String(data)) ?? [];
        if (answer !== undefined) resolve((JSON.parse(answer) as unknown[])[0]);
      });
      engine.write(`2${NAMESPACES.media},${id}${message}`);
    });
  }

  /** The code with which a request is refused. */
  async refusal(name: string, ...args: unknown[]): Promise<string> {
    const answer = await this.raw(name, ...args);
    try {
      readAck(media.leave.answer, answer);
    } catch (error) {
      if (error instanceof FalinkError) return error.code;
    }
    return 'accepted';
  }

  /** Says that it receives everything the router can send. */
  async canReceiveAll(): Promise<void> {
    const rtpCapabilities = this.joined?.routerRtpCapabilities ?? {};
    await this.request(media.capabilities, { rtpCapabilities });
  }

  async produce(source: MediaSource, options: { paused?: boolean; kind?: 'audio' | 'video' } = {}): Promise<string> {
    const kind = options.kind ?? (source === 'microphone' ? 'audio' : 'video');
    const { producerId } = await this.request(media.produce, {
      transportId: this.joined?.sendTransport.id ?? '',
      kind,
      source,
      rtpParameters: this.rtpParameters(kind),
      paused: options.paused ?? false,
    });
    return producerId;
  }

  rtpParameters(kind: 'audio' | 'video'): Record<string, unknown> {
    this.#ssrc += 1;
    const codec =
      kind === 'audio'
        ? { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2, parameters: { useinbandfec: 1 } }
        : {
            mimeType: 'video/H264',
            payloadType: 102,
            clockRate: 90_000,
            parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
          };
    return {
      mid: String(this.#ssrc),
      codecs: [codec],
      headerExtensions: [],
      encodings: [{ ssrc: this.#ssrc }],
      rtcp: { cname: 'test' },
    };
  }

  notices(name: string): Record<string, unknown>[] {
    return this.heard.filter((notice) => notice.name === name).map((notice) => notice.payload);
  }

  close(): void {
    this.socket.disconnect();
  }
}
