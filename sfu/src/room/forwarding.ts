import { FalinkError, type MediaSource, media, type PayloadOf } from '@falink/protocol';
import { estimated, isSilent, pictureLimit, SMALLEST_BPS, strained } from './downlink.js';
import type { MediaKind, MediaRoom } from './media-port.js';
import { type Peer, Receiving, Sending } from './peer.js';
import { isMaterial, weakest } from './picture-limit.js';
import { elapsed, reported, unheard } from './sound-first.js';
import type { Trace } from './trace.js';

type ProduceRequest = PayloadOf<typeof media.produce>;

export interface ForwardingOptions {
  readonly roomId: string;
  readonly trace: Trace;
  readonly peers: () => readonly Peer[];
  /** The room is live. */
  readonly active: () => boolean;
  readonly room: () => Promise<MediaRoom>;
  /** The first packet of a source was forwarded to another participant. */
  readonly onFlowing: (from: Peer, sending: Sending) => void;
  /** Receives failures outside any client's request. */
  readonly onTrouble: (error: unknown, what: string) => void;
}

/** Who sends what to whom in one room. Everything is built in advance; gates decide what is forwarded. */
export class Forwarding {
  /** Pairs for which a consumer is being created: concurrent requests must not create it twice. */
  readonly #consuming = new Set<string>();
  readonly #options: ForwardingOptions;

  constructor(options: ForwardingOptions) {
    this.#options = options;
  }

  /** @throws FalinkError room.not_granted, media.unknown_transport, media.rejected, media.unsupported */
  async produce(peer: Peer, request: ProduceRequest): Promise<{ producerId: string }> {
    const { source, kind } = request;
    if (!peer.grants.produce.includes(source)) throw new FalinkError('room.not_granted');
    if ((source === 'microphone') !== (kind === 'audio')) throw new FalinkError('media.rejected');
    const seat = peer.seat;
    if (!seat || seat.send.description.id !== request.transportId) throw new FalinkError('media.unknown_transport');
    seat.send.check(request);
    // One producer per source: the newer replaces the older, also when the answer to the older one was lost.
    this.stopSending(peer, source);
    const producer = await seat.send.produce(request);
    if (peer.seat !== seat) {
      producer.close();
      throw new FalinkError('service.unavailable');
    }
    this.stopSending(peer, source);
    peer.sendings.set(source, new Sending(source, producer));
    this.connectAll();
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

  /** The line of a receiver carries this much: those whose picture it receives keep to it. Sound comes first. */
  setBandwidth(to: Peer, estimateBps: number): void {
    const now = Date.now();
    // While its socket is away, its silence says nothing about its line.
    if (!to.link) to.downlink = { ...to.downlink, reportedAt: null };
    to.downlink = estimated(to.downlink, estimateBps, opened(to, 'audio').length, now);
    to.soundFirst = isSilent(to.downlink, now)
      ? unheard(to.soundFirst, hasSmallest(to), now)
      : elapsed(to.soundFirst, now);
    this.#limitFor(to);
  }

  /** A receiver has reported what it lacks. */
  setReception(to: Peer, reception: PayloadOf<typeof media.reportReception>): void {
    const now = Date.now();
    to.downlink = strained(to.downlink, reception, opened(to, 'audio').length, now);
    to.soundFirst = reported(to.soundFirst, reception.concealed, hasSmallest(to), now);
    this.#limitFor(to);
  }

  /** The sender has stopped a picture because of the line, or sends it again. @throws FalinkError media.unknown_producer */
  setLimited(peer: Peer, producerId: string, limited: boolean): void {
    const sending = findSending(peer, producerId);
    if (sending.limited === limited) return;
    sending.limited = limited;
    for (const { to, receiving } of this.#receiversOf(sending))
      to.link?.send(media.consumerLimited, { consumerId: receiving.consumer.id, limited });
  }

  /** @throws FalinkError media.unknown_producer */
  closeProducer(peer: Peer, producerId: string): void {
    this.stopSending(peer, findSending(peer, producerId).source);
  }

  /** The client built its side. @throws FalinkError media.unknown_consumer */
  async acknowledge(peer: Peer, consumerId: string): Promise<void> {
    const receiving = findReceiving(peer, consumerId);
    receiving.acknowledged = true;
    receiving.wanted = true;
    await this.#setGate(peer, receiving);
  }

  /** The client shows nothing of it until it acknowledges it again. @throws FalinkError media.unknown_consumer */
  async pause(peer: Peer, consumerId: string): Promise<void> {
    const receiving = findReceiving(peer, consumerId);
    receiving.wanted = false;
    // A line over which no picture goes limits none.
    receiving.limit = null;
    this.#limit(receiving.from, receiving.sending);
    await this.#setGate(peer, receiving);
  }

  /** @throws FalinkError media.unknown_consumer */
  async requestKeyFrame(peer: Peer, consumerId: string): Promise<void> {
    const { consumer, gate } = findReceiving(peer, consumerId);
    if (gate.isOpen && consumer.kind === 'video') await consumer.requestKeyFrame();
  }

  /** Creates every missing consumer. Idempotent. */
  connectAll(): void {
    for (const to of this.#options.peers()) this.connect(to);
  }

  /** Creates every consumer that this participant lacks. Idempotent. */
  connect(to: Peer): void {
    for (const from of this.#options.peers()) {
      // Two participants on standby are never connected (SPEC M9).
      if (from === to || (!from.live && !to.live)) continue;
      for (const sending of from.sendings.values())
        if (!isOwnVoice(to, from, sending))
          void this.#consume(to, from, sending).catch((error) => this.#options.onTrouble(error, 'a consumer failed'));
    }
  }

  /** Opens every gate that may be open, all at once: both people are waiting for this. */
  openGates(): void {
    for (const peer of this.#options.peers())
      for (const receiving of peer.receivings.values())
        void this.#setGate(peer, receiving).catch((error) =>
          this.#options.onTrouble(error, 'a consumer did not resume'),
        );
  }

  /** Repeats the notices that may have been lost with the participant's old socket. */
  catchUp(peer: Peer): void {
    for (const consumerId of peer.closedConsumers) peer.link?.send(media.consumerClosed, { consumerId });
    for (const receiving of peer.receivings.values()) announce(peer, receiving);
    // A request for another codec may have been lost as well.
    for (const sending of peer.sendings.values()) {
      sending.otherCodecAsked = false;
      peer.link?.send(media.producerLimit, { producerId: sending.producer.id, maxBitrate: sending.limit });
    }
    this.connectAll();
  }

  /** Others' consumers first, then the producer. */
  stopSending(peer: Peer, source: MediaSource): void {
    const sending = peer.sendings.get(source);
    if (!sending) return;
    peer.sendings.delete(source);
    for (const { to, receiving } of this.#receiversOf(sending)) closeReceiving(to, receiving);
    sending.producer.close();
  }

  /** Closes all media of a participant: what it sends, what it receives, its transports. */
  stopAll(peer: Peer): void {
    for (const source of [...peer.sendings.keys()]) this.stopSending(peer, source);
    peer.closeMedia();
  }

  /** The worker died, and with it every consumer that was being created. */
  forget(): void {
    this.#consuming.clear();
  }

  async #consume(to: Peer, from: Peer, sending: Sending): Promise<void> {
    const { rtpCapabilities, seat } = to;
    const key = `${to.id} ${sending.producer.id}`;
    if (!to.grants.consume || !rtpCapabilities || !seat || this.#consuming.has(key)) return;
    if (this.#receiversOf(sending).some((one) => one.to === to)) return;
    this.#consuming.add(key);
    try {
      const room = await this.#options.room();
      if (!room.canConsume(sending.producer.id, rtpCapabilities)) {
        this.#askForOtherCodec(room, from, sending);
        return;
      }
      const consumer = await seat.recv.consume(sending.producer.id, rtpCapabilities, {
        score: (score) => to.link?.send(media.consumerScore, { consumerId: consumer.id, score }),
        flowing: () => {
          // A mirror shows nobody else that the path is there.
          if (!isMirror(to, from)) this.#options.onFlowing(from, sending);
        },
      });
      if (to.seat !== seat || from.sendings.get(sending.source) !== sending) {
        consumer.close();
        return;
      }
      const receiving = new Receiving(consumer, from, sending);
      to.receivings.set(consumer.id, receiving);
      this.#options.trace({
        event: 'consumer.create',
        roomId: this.#options.roomId,
        peerId: to.id,
        fromPeerId: from.id,
        producerId: sending.producer.id,
        consumerId: consumer.id,
        source: sending.source,
      });
      announce(to, receiving);
    } catch (error) {
      // Otherwise the producer or the room has been closed since: nothing to consume.
      if (to.seat === seat && from.sendings.get(sending.source) === sending) throw error;
    } finally {
      this.#consuming.delete(key);
    }
  }

  /** The sfu never transcodes: everybody has to send what everybody else can decode. Asked once per producer. */
  #askForOtherCodec(room: MediaRoom, from: Peer, sending: Sending): void {
    if (sending.producer.kind !== 'video' || sending.otherCodecAsked) return;
    const all = this.#options.peers().flatMap(({ rtpCapabilities }) => (rtpCapabilities ? [rtpCapabilities] : []));
    const mimeTypes = room.commonVideoCodecs(all);
    if (mimeTypes.length === 0) return;
    sending.otherCodecAsked = true;
    from.link?.send(media.producerCodecs, { producerId: sending.producer.id, mimeTypes });
  }

  #limitFor(to: Peer): void {
    const pictures = opened(to, 'video');
    const limit = to.soundFirst.pictures ? pictureLimit(to.downlink, pictures.length) : 0;
    for (const receiving of pictures) {
      receiving.limit = limit;
      this.#limit(receiving.from, receiving.sending);
    }
  }

  #limit(from: Peer, sending: Sending): void {
    // A mirror on a weak line costs the others nothing.
    const others = this.#receiversOf(sending).filter(({ to }) => !isMirror(to, from));
    const limit = weakest(others.map(({ receiving }) => receiving.limit));
    if (!isMaterial(sending.limit, limit)) return;
    sending.limit = limit;
    from.link?.send(media.producerLimit, { producerId: sending.producer.id, maxBitrate: limit });
  }

  #setGate(to: Peer, receiving: Receiving): Promise<void> {
    const { acknowledged, wanted, from, consumer, gate } = receiving;
    const { roomId, trace } = this.#options;
    const active = this.#options.active();
    // One's own picture needs no answer: nobody else sees it (SPEC M12).
    const open = acknowledged && wanted && (isMirror(to, from) || (active && to.live && from.live));
    const [peerId, fromPeerId, consumerId] = [to.id, from.id, consumer.id];
    const because = { acknowledged, wanted, active, live: to.live, fromLive: from.live };
    trace({ event: 'room.gates', roomId, peerId, fromPeerId, consumerId, open, ...because });
    return gate.set(open);
  }

  #receiversOf(sending: Sending): { to: Peer; receiving: Receiving }[] {
    return this.#options
      .peers()
      .flatMap((to) =>
        [...to.receivings.values()].filter((one) => one.sending === sending).map((receiving) => ({ to, receiving })),
      );
  }
}

/** Two devices of one participant. */
const isMirror = (to: Peer, from: Peer): boolean => to.participantId === from.participantId;

/** A participant does not receive its own voice from its second device; the picture is their mirror (SPEC M12). */
const isOwnVoice = (to: Peer, from: Peer, { source }: Sending): boolean =>
  source === 'microphone' && isMirror(to, from);

/** What is forwarded to somebody of one kind. */
function opened(to: Peer, kind: MediaKind): Receiving[] {
  return [...to.receivings.values()].filter(({ consumer, gate }) => gate.isOpen && consumer.kind === kind);
}

/** The pictures that are forwarded to somebody cannot get smaller. */
function hasSmallest(to: Peer): boolean {
  return opened(to, 'video').every(({ limit }) => limit !== null && limit <= SMALLEST_BPS);
}

function announce(to: Peer, { consumer, from, sending }: Receiving): void {
  to.link?.send(media.consumerCreated, {
    consumerId: consumer.id,
    producerId: sending.producer.id,
    peerId: from.participantId,
    kind: consumer.kind,
    source: sending.source,
    rtpParameters: consumer.rtpParameters,
    producerPaused: sending.muted,
    producerLimited: sending.limited,
  });
}

function closeReceiving(to: Peer, { consumer }: Receiving): void {
  to.receivings.delete(consumer.id);
  to.closedConsumers.add(consumer.id);
  consumer.close();
  to.link?.send(media.consumerClosed, { consumerId: consumer.id });
}

function findSending(peer: Peer, producerId: string): Sending {
  for (const sending of peer.sendings.values()) if (sending.producer.id === producerId) return sending;
  throw new FalinkError('media.unknown_producer');
}

function findReceiving(peer: Peer, consumerId: string): Receiving {
  const receiving = peer.receivings.get(consumerId);
  if (!receiving) throw new FalinkError('media.unknown_consumer');
  return receiving;
}
