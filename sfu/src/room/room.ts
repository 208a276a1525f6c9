import {
  FalinkError,
  type Joined,
  type MediaSource,
  media,
  type Notice,
  type PayloadOf,
  type RoomTokenClaims,
} from '@falink/protocol';
import type { IceServer, RoomTimes } from '../config.js';
import type { MediaPlane, MediaRoom, MediaTransport, Opaque } from './media-port.js';
import { Peer, Receiving, type Seat, Sending } from './peer.js';
import type { PeerLink } from './peer-link.js';
import type { RoomEventSink } from './room-events.js';

export interface RoomOptions {
  readonly id: string;
  readonly plane: MediaPlane;
  readonly times: RoomTimes;
  readonly iceServers: readonly IceServer[];
  readonly events: RoomEventSink;
  /** The room is closed and must be forgotten. */
  readonly onClosed: (room: Room) => void;
  /** Problems that no client asked about. */
  readonly onTrouble: (error: unknown, what: string) => void;
}

export type CloseReason = 'ended' | 'failed' | 'empty';
export type LeaveReason = 'left' | 'timeout' | 'replaced';
type ProduceRequest = PayloadOf<typeof media.produce>;

export interface Entry {
  readonly peer: Peer;
  readonly answer: Joined;
}

export interface Resumption {
  readonly answer:
    | (Joined & { readonly rebuilt: true })
    | ({ readonly rebuilt: false } & Pick<Joined, 'resumeKey' | 'graceMs' | 'peers' | 'active'>);
  /** Tells again what may have been lost with the old socket; to be called once the answer is sent. */
  readonly catchUp: () => void;
}

/**
 * One call's room: who is in it, who may send what to whom, and when. Standby until somebody activates it:
 * everything is set up, nothing is forwarded.
 */
export class Room {
  readonly id: string;
  readonly #options: RoomOptions;
  readonly #peers = new Map<string, Peer>();
  /** Pairs for which a consumer is being made: two requests must not make it twice. */
  readonly #consuming = new Set<string>();
  readonly #flowed = new Set<string>();
  #media: Promise<MediaRoom>;
  #generation = 0;
  #activatedAt: string | undefined;
  #closed = false;
  #empty: NodeJS.Timeout | undefined;

  constructor(options: RoomOptions) {
    this.id = options.id;
    this.#options = options;
    this.#media = this.#openMedia();
    this.#media.catch(() => undefined);
    this.#watchEmpty();
  }

  get closed(): boolean {
    return this.#closed;
  }

  get active(): boolean {
    return this.#activatedAt !== undefined;
  }

  get peers(): readonly Peer[] {
    return [...this.#peers.values()];
  }

  /** Lets a participant in; one that is already there is replaced. @throws FalinkError room.closed, service.unavailable */
  async join(claims: RoomTokenClaims, link: PeerLink): Promise<Entry> {
    const peer = new Peer(claims);
    const { seat, rtpCapabilities } = await this.#makeSeat();
    const before = this.#peers.get(peer.id);
    if (before) {
      // The same person in another window: what was allowed stays allowed.
      peer.live ||= before.live;
      this.#remove(before, 'replaced');
    }
    peer.seat = seat;
    peer.link = link;
    this.#peers.set(peer.id, peer);
    clearTimeout(this.#empty);
    this.#broadcast(media.peerJoined, peer.view, peer);
    this.#report({ type: 'peer.joined', peerId: peer.id, role: peer.role });
    return { peer, answer: this.#joined(peer, seat, rtpCapabilities) };
  }

  /** Gives a participant its new socket. @throws FalinkError room.closed, service.unavailable */
  async resume(peer: Peer, link: PeerLink): Promise<Resumption> {
    const made = peer.seat ? undefined : await this.#makeSeat();
    if (this.#peers.get(peer.id) !== peer) throw new FalinkError('room.resume_unknown');
    const lost = peer.link === undefined;
    const old = peer.link;
    peer.link = link;
    peer.cancelGrace();
    old?.close();
    if (lost) {
      this.#broadcast(media.peerConnection, { peerId: peer.id, connection: 'connected' }, peer);
      this.#report({ type: 'peer.resumed', peerId: peer.id });
    }
    peer.rotateResumeKey();
    if (made) {
      peer.seat = made.seat;
      const answer = { ...this.#joined(peer, made.seat, made.rtpCapabilities), rebuilt: true as const };
      return { answer, catchUp: () => undefined };
    }
    const { resumeKey } = peer;
    return {
      answer: {
        rebuilt: false,
        resumeKey,
        graceMs: this.#options.times.graceMs,
        peers: this.#views(peer),
        active: this.active,
      },
      catchUp: () => this.#catchUp(peer),
    };
  }

  /** The socket is gone; the participant is kept for the grace time. News of an older socket changes nothing. */
  disconnected(peer: Peer, link: PeerLink): void {
    if (peer.link !== link || this.#peers.get(peer.id) !== peer) return;
    peer.link = undefined;
    peer.startGrace(this.#options.times.graceMs, () => this.#remove(peer, 'timeout'));
    this.#broadcast(media.peerConnection, { peerId: peer.id, connection: 'reconnecting' }, peer);
    this.#report({ type: 'peer.disconnected', peerId: peer.id });
  }

  leave(peer: Peer): void {
    this.#remove(peer, 'left');
  }

  /**
   * Makes the room live for this participant. Everything was built ahead, so this only opens gates.
   *
   * @throws FalinkError room.not_granted for a token of another room or participant, or without the grant.
   */
  activate(peer: Peer, claims: RoomTokenClaims): { activatedAt: string } {
    if (claims.room !== this.id || claims.sub !== peer.id || !claims.grants.activate)
      throw new FalinkError('room.not_granted');
    const first = this.#activatedAt === undefined;
    const activatedAt = this.#activatedAt ?? new Date().toISOString();
    this.#activatedAt = activatedAt;
    peer.live = true;
    this.#openGates();
    if (first) {
      // The offer of the other candidates is over: nobody may watch who was not chosen.
      for (const other of this.peers) if (other.isCandidate && !other.live) this.#dismiss(other);
      this.#broadcast(media.roomActivated, { activatedAt }, peer);
      this.#report({ type: 'room.activated', peerId: peer.id });
    }
    for (const other of this.peers) this.#consumeAll(other);
    return { activatedAt };
  }

  setCapabilities(peer: Peer, rtpCapabilities: Opaque): void {
    peer.rtpCapabilities = rtpCapabilities;
    this.#consumeAll(peer);
  }

  /** @throws FalinkError media.unknown_transport */
  transport(peer: Peer, transportId: string): MediaTransport {
    const transport = [peer.seat?.send, peer.seat?.recv].find((one) => one?.description.id === transportId);
    if (!transport) throw new FalinkError('media.unknown_transport');
    return transport;
  }

  /** @throws FalinkError room.not_granted, media.unknown_transport, media.rejected, media.unsupported */
  async produce(peer: Peer, request: ProduceRequest): Promise<{ producerId: string }> {
    const { source, kind } = request;
    if (!peer.grants.produce.includes(source)) throw new FalinkError('room.not_granted');
    if ((source === 'microphone') !== (kind === 'audio')) throw new FalinkError('media.rejected');
    const seat = peer.seat;
    if (!seat || seat.send.description.id !== request.transportId) throw new FalinkError('media.unknown_transport');
    // One producer per source: the newer replaces the older, also when the older one's answer was lost.
    this.#stopSending(peer, source);
    const producer = await seat.send.produce(request);
    if (peer.seat !== seat) {
      producer.close();
      throw new FalinkError('service.unavailable');
    }
    this.#stopSending(peer, source);
    peer.sendings.set(source, new Sending(source, producer));
    for (const other of this.peers) this.#consumeAll(other);
    return { producerId: producer.id };
  }

  /** @throws FalinkError media.unknown_producer */
  async setMuted(peer: Peer, producerId: string, muted: boolean): Promise<void> {
    const sending = findSending(peer, producerId);
    const changed = sending.muted !== muted;
    sending.muted = muted;
    await sending.gate.set(!muted);
    if (!changed) return;
    const message = muted ? media.consumerPaused : media.consumerResumed;
    for (const { to, receiving } of this.#receiversOf(sending))
      to.link?.send(message, { consumerId: receiving.consumer.id });
  }

  /** @throws FalinkError media.unknown_producer */
  closeProducer(peer: Peer, producerId: string): void {
    this.#stopSending(peer, findSending(peer, producerId).source);
  }

  /** The client built its side. @throws FalinkError media.unknown_consumer */
  async acknowledge(peer: Peer, consumerId: string): Promise<void> {
    const receiving = findReceiving(peer, consumerId);
    receiving.acknowledged = true;
    await this.#setGate(peer, receiving);
  }

  /** @throws FalinkError media.unknown_consumer */
  async requestKeyFrame(peer: Peer, consumerId: string): Promise<void> {
    const { consumer, gate } = findReceiving(peer, consumerId);
    if (gate.isOpen && consumer.kind === 'video') await consumer.requestKeyFrame();
  }

  /** Closes everything, tells everybody. Idempotent. */
  close(reason: CloseReason): void {
    if (this.#closed) return;
    this.#broadcast(media.roomClosed, { reason: reason === 'failed' ? 'failed' : 'ended' });
    this.dispose();
    this.#report({ type: 'room.closed', reason });
    this.#options.onClosed(this);
  }

  /** Frees everything without a word: the process ends, the call does not. Idempotent. */
  dispose(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#empty);
    const peers = this.peers;
    // Forgotten first, so that a socket closing below is no lost connection.
    this.#peers.clear();
    for (const peer of peers) {
      peer.cancelGrace();
      peer.closeMedia();
      peer.link?.close();
    }
    void this.#media.then(
      (room) => room.close(),
      () => undefined,
    );
  }

  // Media of the room and its second lives.

  async #openMedia(): Promise<MediaRoom> {
    const generation = this.#generation;
    for (;;) {
      if (this.#closed) throw new FalinkError('room.closed');
      try {
        const room = await this.#options.plane.openRoom(this.id, () => this.#onMediaFailed(generation));
        if (this.#closed) room.close();
        return room;
      } catch (error) {
        this.#options.onTrouble(error, 'a room found no media worker; it tries again');
        // The first life belongs to the person who asked; a later one has people waiting in it.
        if (generation === 0) {
          this.close('failed');
          throw error;
        }
      }
    }
  }

  #onMediaFailed(generation: number): void {
    if (this.#closed || generation !== this.#generation) return;
    this.#generation += 1;
    this.#consuming.clear();
    for (const peer of this.peers) peer.forgetMedia();
    this.#media = this.#openMedia();
    this.#media.catch(() => undefined);
    this.#report({ type: 'room.rebuilt' });
    this.#broadcast(media.roomRebuilt, {});
  }

  /** Both transports on the room's present worker, even when the worker dies meanwhile. */
  async #makeSeat(): Promise<{ seat: Seat; rtpCapabilities: Opaque }> {
    for (;;) {
      const generation = this.#generation;
      const room = await this.#media;
      try {
        const [send, recv] = await Promise.all([room.createTransport(), room.createTransport()]);
        if (this.#closed) throw new FalinkError('room.closed');
        if (generation === this.#generation)
          return { seat: { send, recv, generation }, rtpCapabilities: room.rtpCapabilities };
      } catch (error) {
        if (this.#closed) throw new FalinkError('room.closed');
        if (generation === this.#generation) throw error;
      }
    }
  }

  #joined(peer: Peer, seat: Seat, rtpCapabilities: Opaque): Joined {
    return {
      resumeKey: peer.resumeKey,
      graceMs: this.#options.times.graceMs,
      routerRtpCapabilities: rtpCapabilities,
      sendTransport: seat.send.description,
      recvTransport: seat.recv.description,
      iceServers: [...this.#options.iceServers],
      peers: this.#views(peer),
      active: this.active,
    };
  }

  // Who receives what.

  #consumeAll(to: Peer): void {
    for (const from of this.peers) {
      // Two candidates of one call have nothing to say to each other.
      if (from === to || (!from.live && !to.live)) continue;
      for (const sending of from.sendings.values())
        void this.#consume(to, from, sending).catch((error) => this.#options.onTrouble(error, 'a consumer failed'));
    }
  }

  async #consume(to: Peer, from: Peer, sending: Sending): Promise<void> {
    const { rtpCapabilities, seat } = to;
    const key = `${to.id} ${sending.producer.id}`;
    if (!to.grants.consume || !rtpCapabilities || !seat || this.#consuming.has(key)) return;
    if (this.#receiversOf(sending).some((one) => one.to === to)) return;
    this.#consuming.add(key);
    try {
      const room = await this.#media;
      if (!room.canConsume(sending.producer.id, rtpCapabilities)) {
        this.#askForOtherCodec(room, from, sending);
        return;
      }
      const consumer = await seat.recv.consume(sending.producer.id, rtpCapabilities, {
        score: (score) => to.link?.send(media.consumerScore, { consumerId: consumer.id, score }),
        flowing: () => this.#onFlowing(from, sending),
      });
      if (to.seat !== seat || from.sendings.get(sending.source) !== sending) {
        consumer.close();
        return;
      }
      const receiving = new Receiving(consumer, from, sending);
      to.receivings.set(consumer.id, receiving);
      this.#announce(to, receiving);
    } catch (error) {
      // The producer or the room went away meanwhile: nothing to consume.
      if (to.seat === seat && from.sendings.get(sending.source) === sending) throw error;
    } finally {
      this.#consuming.delete(key);
    }
  }

  /** The sfu never transcodes: everybody has to send what everybody else can decode. Asked once per producer. */
  #askForOtherCodec(room: MediaRoom, from: Peer, sending: Sending): void {
    if (sending.producer.kind !== 'video' || sending.otherCodecAsked) return;
    const mimeTypes = room.commonVideoCodecs(
      this.peers.flatMap(({ rtpCapabilities }) => (rtpCapabilities ? [rtpCapabilities] : [])),
    );
    if (mimeTypes.length === 0) return;
    sending.otherCodecAsked = true;
    from.link?.send(media.producerCodecs, { producerId: sending.producer.id, mimeTypes });
  }

  #announce(to: Peer, { consumer, from, sending }: Receiving): void {
    to.link?.send(media.consumerCreated, {
      consumerId: consumer.id,
      producerId: sending.producer.id,
      peerId: from.id,
      kind: consumer.kind,
      source: sending.source,
      rtpParameters: consumer.rtpParameters,
      producerPaused: sending.muted,
    });
  }

  #catchUp(peer: Peer): void {
    for (const consumerId of peer.closedConsumers) peer.link?.send(media.consumerClosed, { consumerId });
    for (const receiving of peer.receivings.values()) this.#announce(peer, receiving);
  }

  /** Opens everything that may be open, all at once: this is the moment people wait for. */
  #openGates(): void {
    for (const peer of this.#peers.values())
      for (const receiving of peer.receivings.values())
        void this.#setGate(peer, receiving).catch((error) =>
          this.#options.onTrouble(error, 'a consumer did not resume'),
        );
  }

  #setGate(to: Peer, receiving: Receiving): Promise<void> {
    return receiving.gate.set(receiving.acknowledged && this.active && to.live && receiving.from.live);
  }

  #onFlowing(from: Peer, { producer }: Sending): void {
    const key = `${from.id} ${producer.kind}`;
    if (this.#flowed.has(key)) return;
    this.#flowed.add(key);
    this.#report({ type: 'media.flowing', peerId: from.id, kind: producer.kind });
  }

  #receiversOf(sending: Sending): { to: Peer; receiving: Receiving }[] {
    return this.peers.flatMap((to) =>
      [...to.receivings.values()].filter((one) => one.sending === sending).map((receiving) => ({ to, receiving })),
    );
  }

  #stopSending(peer: Peer, source: MediaSource): void {
    const sending = peer.sendings.get(source);
    if (!sending) return;
    peer.sendings.delete(source);
    for (const { to, receiving } of this.#receiversOf(sending)) this.#closeReceiving(to, receiving);
    sending.producer.close();
  }

  #closeReceiving(to: Peer, { consumer }: Receiving): void {
    to.receivings.delete(consumer.id);
    to.closedConsumers.push(consumer.id);
    consumer.close();
    to.link?.send(media.consumerClosed, { consumerId: consumer.id });
  }

  // Who is here.

  #dismiss(peer: Peer): void {
    peer.link?.send(media.roomClosed, { reason: 'ended' });
    this.#remove(peer, 'left');
  }

  /** Teardown order: others' consumers, own consumers, producers, transports, socket, news. */
  #remove(peer: Peer, reason: LeaveReason): void {
    if (this.#peers.get(peer.id) !== peer) return;
    this.#peers.delete(peer.id);
    peer.cancelGrace();
    for (const source of [...peer.sendings.keys()]) this.#stopSending(peer, source);
    peer.closeMedia();
    if (reason === 'replaced') peer.link?.send(media.peerLeft, { peerId: peer.id, reason });
    peer.link?.close();
    peer.link = undefined;
    this.#broadcast(media.peerLeft, { peerId: peer.id, reason });
    this.#report({ type: 'peer.left', peerId: peer.id, reason });
    this.#watchEmpty();
  }

  #watchEmpty(): void {
    clearTimeout(this.#empty);
    if (this.#peers.size === 0 && !this.#closed)
      this.#empty = setTimeout(() => this.close('empty'), this.#options.times.emptyRoomMs);
  }

  #views(except: Peer): Joined['peers'] {
    return this.peers.filter((peer) => peer !== except).map((peer) => peer.view);
  }

  #broadcast<M extends Notice>(message: M, payload: PayloadOf<M>, except?: Peer): void {
    for (const peer of this.#peers.values()) if (peer !== except) peer.link?.send(message, payload);
  }

  #report(event: OmitRoom<Parameters<RoomEventSink['report']>[0]>): void {
    this.#options.events.report({ ...event, roomId: this.id });
  }
}

type OmitRoom<E> = E extends unknown ? Omit<E, 'roomId'> : never;

function findSending(peer: Peer, producerId: string): Sending {
  for (const sending of peer.sendings.values()) if (sending.producer.id === producerId) return sending;
  throw new FalinkError('media.unknown_producer');
}

function findReceiving(peer: Peer, consumerId: string): Receiving {
  const receiving = peer.receivings.get(consumerId);
  if (!receiving) throw new FalinkError('media.unknown_consumer');
  return receiving;
}
