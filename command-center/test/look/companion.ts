import { randomBytes, randomUUID } from 'node:crypto';
import { ago } from '@falink/fixtures';
import { FixtureServer, type Handlers } from '@falink/fixtures/server';
import {
  type CompanionPaper,
  type ErrorCode,
  FalinkError,
  MEDIA_SOCKET_PATH,
  media,
  type PayloadOf,
  type Peer,
  type RoomAccess,
} from '@falink/protocol';

const SITE = '后营村公共法律服务室';
const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
const transport = (): never =>
  ({
    id: randomUUID(),
    iceParameters: { usernameFragment: hex(4), password: hex(12), iceLite: true },
    iceCandidates: [
      {
        foundation: 'host',
        priority: 1,
        ip: '127.0.0.1',
        address: '127.0.0.1',
        protocol: 'udp',
        port: 9,
        type: 'host',
      },
    ],
    dtlsParameters: {
      role: 'auto',
      fingerprints: [{ algorithm: 'sha-256', value: Array.from({ length: 32 }, () => hex(1).toUpperCase()).join(':') }],
    },
  }) as never;
const OPUS = { mimeType: 'audio/opus', clockRate: 48_000, channels: 2 };
const VP8 = { mimeType: 'video/VP8', clockRate: 90_000 };
const CAPABILITIES = {
  codecs: [
    { kind: 'audio', preferredPayloadType: 100, parameters: {}, rtcpFeedback: [], ...OPUS },
    { kind: 'video', preferredPayloadType: 101, parameters: {}, rtcpFeedback: [{ type: 'nack' }], ...VP8 },
  ],
  headerExtensions: [],
};

/** The call that a phone comes into as a television's camera, or a guest's own: an sfu that signals, and forwards nothing. */
export class CompanionFixture {
  /** What a phone that asks to come back is refused with. */
  refusal: ErrorCode | null = null;
  /** What one that opens its code is refused with. */
  openingRefusal: ErrorCode | null = null;
  /** What the officer of an intake asks for; undefined: the call is a consultation. */
  paper: CompanionPaper | null | undefined;
  /** What is asked for after a page arrived. */
  paperAfter: CompanionPaper | null = null;
  #active = false;
  readonly #phone = randomUUID();
  readonly #television: Peer = { id: randomUUID(), role: 'resident', connection: 'connected' };
  /** The other devices of the one who joins. */
  #devices: readonly Peer[] = [this.#television];
  readonly #lawyer: Peer = { id: randomUUID(), role: 'lawyer', connection: 'connected' };

  readonly #sfu = new FixtureServer({ socketPath: MEDIA_SOCKET_PATH });
  #origin = '';

  constructor() {
    const server = this.#sfu;
    server.answer('media', media.join, () => ({
      resumeKey: 'fixture',
      graceMs: 30_000,
      routerRtpCapabilities: CAPABILITIES as never,
      sendTransport: transport(),
      recvTransport: transport(),
      iceServers: [],
      peers: [...this.#devices, ...(this.#active ? [this.#lawyer] : [])],
      active: this.#active,
      playback: null,
    }));
    // Its candidate answers nobody.
    server.answer('media', media.probe, () => ({ transport: transport(), iceServers: [] }));
    for (const request of [
      media.capabilities,
      media.connectTransport,
      media.resumeConsumer,
      media.setPlayback,
    ] as const)
      server.answer('media', request as typeof media.setPlayback, () => ({}));
    server.answer('media', media.produce, () => ({ producerId: randomUUID() }));
  }

  async listen(): Promise<void> {
    this.#origin = await this.#sfu.listen();
  }

  close(): Promise<void> {
    return this.#sfu.close();
  }

  handlers(): Handlers {
    return {
      openCompanion: () => {
        if (this.openingRefusal) throw new FalinkError(this.openingRefusal);
        return {
          companionId: this.#phone,
          key: 'key',
          room: this.room(),
          siteName: SITE,
          kind: this.paper === undefined ? 'consultation' : 'intake',
        };
      },
      companionAccess: () => {
        if (this.refusal) throw new FalinkError(this.refusal);
        return this.room();
      },
      leaveCompanion: () => ({}),
      companionPaper: () => ({ paper: this.paper ?? null }),
      uploadCompanionPage: () => {
        this.paper = this.paperAfter;
        return { paper: this.paper };
      },
    };
  }

  /** The lawyer answers: voice and picture come. */
  answer(): void {
    this.#active = true;
    this.#emit(media.peerJoined, this.#lawyer);
    this.#emit(media.roomActivated, { activatedAt: ago(0) });
    for (const [kind, source, codec, payloadType] of [
      ['audio', 'microphone', OPUS, 100],
      ['video', 'camera', VP8, 101],
    ] as const)
      this.#emit(media.consumerCreated, {
        consumerId: randomUUID(),
        producerId: randomUUID(),
        peerId: this.#lawyer.id,
        kind,
        source,
        rtpParameters: {
          mid: kind === 'audio' ? '0' : '1',
          codecs: [{ ...codec, payloadType, parameters: {}, rtcpFeedback: [] }],
          headerExtensions: [],
          encodings: [{ ssrc: 1000 + payloadType }],
          rtcp: { cname: 'lawyer', reducedSize: true, mux: true },
        } as never,
        producerPaused: false,
      });
  }

  televisionLost(): void {
    this.#emit(media.peerConnection, { peerId: this.#television.id, connection: 'reconnecting' });
  }

  /** A television goes on with the call of a guest. */
  televisionJoined(): void {
    const television: Peer = { ...this.#television, of: this.#phone };
    this.#devices = [television];
    this.#emit(media.peerJoined, television);
  }

  /** The phone's connection is lost, and nobody answers. */
  lost(): void {
    this.#sfu.io.of('/media').removeAllListeners('connection');
    this.#sfu.io.of('/media').disconnectSockets(true);
  }

  replaced(): void {
    this.#emit(media.peerLeft, { peerId: this.#phone, reason: 'replaced' });
  }

  closed(refusal: ErrorCode): void {
    this.refusal = refusal;
    this.#emit(media.roomClosed, { reason: 'ended' });
  }

  #emit<N extends Parameters<FixtureServer['emit']>[1]>(notice: N, payload: PayloadOf<N>): void {
    this.#sfu.emit('media', notice, payload);
  }

  /** The seat of a guest, who has one device until a television joins. */
  guestRoom(): RoomAccess {
    this.#devices = this.#devices.filter(({ of }) => of !== undefined);
    return { roomId: randomUUID(), participantId: this.#phone, url: this.#origin, token: 'fixture' };
  }

  /** A seat in its room. */
  room(): RoomAccess {
    const participant = { participantId: this.#phone, of: this.#television.id };
    return { roomId: randomUUID(), ...participant, url: this.#origin, token: 'fixture' };
  }
}
