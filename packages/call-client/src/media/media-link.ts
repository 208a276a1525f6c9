import { FalinkError, type Joined, type MediaSource, media, type PayloadOf } from '@falink/protocol';
import { Device, type types } from 'mediasoup-client';
import type { Clock } from '../clock.js';
import type { SendRequest } from '../signaling-socket.js';
import { IceRepair, type TransportHealth } from './ice-repair.js';
import { chooseCodec, producerOptions, Sender, type SenderChoice, type VideoCodec } from './sender.js';

type ConsumerNotice = PayloadOf<typeof media.consumerCreated>;

export interface Received {
  readonly consumerId: string;
  readonly peerId: string;
  readonly source: MediaSource;
  readonly consumer: types.Consumer;
  paused: boolean;
  /** Stopped because of somebody's line. */
  limited: boolean;
}

export interface MediaLinkEvents {
  received(media: Received): void;
  receivedEnded(media: Received): void;
  receivedPaused(media: Received): void;
  receivedLimited(media: Received): void;
  /** A transport is beyond repair. */
  failed(): void;
  /** A transport has tried, found or lost its way to the sfu. */
  health(state: TransportHealth): void;
}

export interface MediaLinkOptions extends SenderChoice {
  readonly clock: Clock;
  readonly send: SendRequest;
  readonly events: MediaLinkEvents;
  /** Whether something of this kind is received now; {@link MediaLink.refreshWanted} is called when that changes. */
  readonly wants?: (kind: 'audio' | 'video') => boolean;
  /** mediasoup's device for this browser; replaced in tests. */
  readonly newDevice?: () => Promise<Device>;
}

/** Everything mediasoup of one stay in a room: device, both transports, what is sent and what is received. */
export class MediaLink {
  readonly senders = new Map<MediaSource, Sender>();
  readonly received = new Map<string, Received>();
  /** What the sfu knows, or is on the way to: whether this client receives it. */
  readonly #requested = new Map<string, boolean>();
  readonly #gone = new Set<string>();
  readonly #building = new Set<string>();
  readonly #deferred = new Map<string, ConsumerNotice>();
  /** Consumers that could not be built at the first try. */
  readonly #failed = new Set<string>();
  #device: Device | undefined;
  #sendTransport: types.Transport | undefined;
  #recvTransport: types.Transport | undefined;
  #repairs: IceRepair[] = [];
  #closed = false;

  readonly #refused = new Set<string>();
  #videoCodecs: readonly VideoCodec[] | undefined;

  constructor(private readonly options: MediaLinkOptions) {
    this.#videoCodecs = options.videoCodecs;
  }

  /**
   * Somebody cannot decode a producer: codecs to send from now on, best first. Gives the source to send again;
   * undefined when its producer is only just being made, then {@link isRefused} says so once it is.
   */
  refuse(producerId: string, videoCodecs: readonly VideoCodec[]): MediaSource | undefined {
    this.#videoCodecs = videoCodecs;
    this.#refused.add(producerId);
    return [...this.senders.values()].find((one) => one.producer.id === producerId)?.source;
  }

  isRefused({ producer }: Sender): boolean {
    return this.#refused.has(producer.id);
  }

  /** True when this device and the sfu have a video codec in common. */
  get canSendVideo(): boolean {
    return this.#device?.canProduce('video') ?? false;
  }

  /** Media gets through to the sfu. */
  get connected(): boolean {
    return [this.#sendTransport, this.#recvTransport].some((one) => one?.connectionState === 'connected');
  }

  /** What everything received comes through. */
  get receivers(): readonly RTCRtpReceiver[] {
    return [...this.received.values()].flatMap(({ consumer }) => consumer.rtpReceiver ?? []);
  }

  get sendTransport(): types.Transport | undefined {
    return this.#sendTransport;
  }

  get recvTransport(): types.Transport | undefined {
    return this.#recvTransport;
  }

  /** Loads the device and builds both transports; then says what can be received. */
  async open(joined: Joined): Promise<void> {
    const device = await (this.options.newDevice?.() ?? Device.factory());
    await device.load({ routerRtpCapabilities: joined.routerRtpCapabilities as unknown as types.RtpCapabilities });
    this.#assertOpen();
    this.#device = device;
    const iceServers = joined.iceServers as RTCIceServer[];
    this.#sendTransport = device.createSendTransport({ ...transportOptions(joined.sendTransport), iceServers });
    this.#recvTransport = device.createRecvTransport({ ...transportOptions(joined.recvTransport), iceServers });
    this.#wire(this.#sendTransport);
    this.#wire(this.#recvTransport);
    this.#sendTransport.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
      this.options
        .send(media.produce, {
          transportId: joined.sendTransport.id,
          kind,
          source: appData.source as MediaSource,
          rtpParameters: rtpParameters as unknown as Record<string, unknown>,
          paused: appData.muted === true,
        })
        .then(({ producerId }) => done({ id: producerId }), failed);
    });
    await this.options.send(media.capabilities, {
      rtpCapabilities: device.recvRtpCapabilities as unknown as Record<string, unknown>,
    });
  }

  /** Sends a source; a second call for the same source replaces the track. */
  async produce(
    source: MediaSource,
    track: MediaStreamTrack,
    state: { idle: boolean; muted: boolean },
  ): Promise<Sender> {
    this.#assertOpen();
    const existing = this.senders.get(source);
    if (existing) {
      await existing.producer.replaceTrack({ track });
      return existing;
    }
    const transport = this.#sendTransport;
    const device = this.#device;
    if (!transport || !device) throw new FalinkError('room.not_joined');
    const codec =
      source === 'microphone' ? undefined : chooseCodec(device.sendRtpCapabilities.codecs ?? [], this.#videoCodecs);
    const options = producerOptions(source, track, codec);
    const producer = await transport.produce({ ...options, appData: { ...options.appData, muted: state.muted } });
    if (this.#closed) {
      producer.close();
      throw new FalinkError('service.unavailable');
    }
    const sender = new Sender(
      source,
      producer,
      {
        pause: (ref) => this.options.send(media.pauseProducer, ref),
        resume: (ref) => this.options.send(media.resumeProducer, ref),
        limited: (state) => this.options.send(media.reportLimited, state),
      },
      state,
    );
    this.senders.set(source, sender);
    return sender;
  }

  /** Stops sending a source. */
  async stop(source: MediaSource): Promise<void> {
    const sender = this.senders.get(source);
    if (!sender) return;
    this.senders.delete(source);
    sender.producer.close();
    await this.options.send(media.closeProducer, { producerId: sender.producer.id }).catch(() => undefined);
  }

  /**
   * Builds what the sfu announced and acknowledges it. Harmless when repeated; after a failure the next announcement
   * tries again.
   *
   * @throws Error when it could not be built or acknowledged.
   */
  async receive(notice: ConsumerNotice): Promise<void> {
    if (this.#closed || this.#gone.has(notice.consumerId)) return;
    const known = this.received.get(notice.consumerId);
    if (known) {
      this.setReceivedPaused(notice.consumerId, notice.producerPaused);
      this.setReceivedLimited(notice.consumerId, notice.producerLimited ?? false);
      await this.#request(known);
      return;
    }
    if (!this.#wants(notice.kind)) {
      this.#deferred.set(notice.consumerId, notice);
      return;
    }
    const transport = this.#recvTransport;
    if (!transport || this.#building.has(notice.consumerId)) return;
    const consumer = await this.#build(transport, notice);
    if (this.#closed || this.#gone.has(notice.consumerId)) {
      consumer.close();
      return;
    }
    const received: Received = {
      consumerId: notice.consumerId,
      peerId: notice.peerId,
      source: notice.source,
      consumer,
      paused: notice.producerPaused,
      limited: notice.producerLimited ?? false,
    };
    this.received.set(notice.consumerId, received);
    this.options.events.received(received);
    await this.#request(received);
  }

  setReceivedPaused(consumerId: string, paused: boolean): void {
    const received = this.received.get(consumerId);
    if (!received || received.paused === paused) return;
    received.paused = paused;
    this.options.events.receivedPaused(received);
  }

  setReceivedLimited(consumerId: string, limited: boolean): void {
    const received = this.received.get(consumerId);
    if (!received || received.limited === limited) return;
    received.limited = limited;
    this.options.events.receivedLimited(received);
  }

  /** Receives what was announced and is wanted now, and pauses what no longer is. */
  refreshWanted(): void {
    for (const received of this.received.values()) void this.#request(received).catch(() => undefined);
    const notices = [...this.#deferred.values()];
    this.#deferred.clear();
    for (const notice of notices) void this.receive(notice).catch(() => undefined);
  }

  /** The sfu closed a consumer, perhaps before it was built here. */
  forget(consumerId: string): void {
    this.#deferred.delete(consumerId);
    this.#gone.add(consumerId);
    const received = this.received.get(consumerId);
    if (!received) return;
    this.received.delete(consumerId);
    received.consumer.close();
    this.options.events.receivedEnded(received);
  }

  /** After a resumed socket: says again what may have been lost on the way. */
  resync(): void {
    for (const sender of this.senders.values()) sender.resync();
    for (const received of this.received.values()) void this.#request(received).catch(() => undefined);
  }

  restartIce(): void {
    for (const repair of this.#repairs) repair.now();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const repair of this.#repairs) repair.close();
    for (const received of [...this.received.values()]) this.forget(received.consumerId);
    this.senders.clear();
    this.#sendTransport?.close();
    this.#recvTransport?.close();
  }

  /** A second failure of one consumer means that the transport itself is broken: only new media helps then. */
  async #build(transport: types.Transport, notice: ConsumerNotice): Promise<types.Consumer> {
    const { consumerId } = notice;
    this.#building.add(consumerId);
    try {
      return await transport.consume({
        id: consumerId,
        producerId: notice.producerId,
        kind: notice.kind,
        rtpParameters: notice.rtpParameters as unknown as types.RtpParameters,
        // One stream per participant keeps lips and voice together; a document has no voice.
        streamId: notice.source === 'document' ? `${notice.peerId}-document` : notice.peerId,
      });
    } catch (error) {
      if (this.#failed.has(consumerId) && !this.#closed) this.options.events.failed();
      this.#failed.add(consumerId);
      throw error;
    } finally {
      this.#building.delete(consumerId);
    }
  }

  #wants(kind: 'audio' | 'video'): boolean {
    return this.options.wants?.(kind) ?? true;
  }

  /** Requests arrive in their order, so the last one counts; one that failed is sent again with the next announcement. */
  async #request({ consumerId, consumer }: Received): Promise<void> {
    const wanted = this.#wants(consumer.kind);
    if (this.#requested.get(consumerId) === wanted) return;
    this.#requested.set(consumerId, wanted);
    try {
      await this.options.send(wanted ? media.resumeConsumer : media.pauseConsumer, { consumerId });
    } catch (error) {
      if (this.#requested.get(consumerId) === wanted) this.#requested.delete(consumerId);
      throw error;
    }
  }

  #wire(transport: types.Transport): void {
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      this.options
        .send(media.connectTransport, {
          transportId: transport.id,
          dtlsParameters: dtlsParameters as unknown as Record<string, unknown>,
        })
        .then(() => done(), failed);
    });
    const repair = new IceRepair(this.options.clock, {
      restart: async () => {
        const { iceParameters, iceServers } = await this.options.send(media.restartIce, { transportId: transport.id });
        if (transport.closed) return;
        if (iceServers) await transport.updateIceServers({ iceServers: iceServers as RTCIceServer[] });
        await transport.restartIce({ iceParameters: iceParameters as unknown as types.IceParameters });
      },
      giveUp: () => {
        if (!this.#closed) this.options.events.failed();
      },
    });
    this.#repairs.push(repair);
    transport.on('connectionstatechange', (state) => {
      repair.changed(state);
      this.options.events.health(state);
    });
  }

  #assertOpen(): void {
    if (this.#closed) throw new FalinkError('service.unavailable');
  }
}

function transportOptions(options: Joined['sendTransport']): types.TransportOptions {
  return {
    id: options.id,
    iceParameters: options.iceParameters as unknown as types.IceParameters,
    iceCandidates: options.iceCandidates as unknown as types.IceCandidate[],
    dtlsParameters: options.dtlsParameters as unknown as types.DtlsParameters,
  };
}
