import { isDeepStrictEqual } from 'node:util';
import { FalinkError } from '@falink/protocol';
import type { types } from 'mediasoup';
import { NotFoundError, UnsupportedError, WorkerClosedError } from 'mediasoup/errors';
import type {
  ConsumerEvents,
  MediaConsumer,
  MediaProducer,
  MediaTransport,
  Opaque,
  ProducerRequest,
  TransportDescription,
} from '../room/media-port.js';
import { readDtlsParameters, readRtpParameters } from './rtp-shape.js';

const opaque = (value: object): Opaque => value as Opaque;

/**
 * mediasoup refuses what is wrong with TypeError, what it does not support with UnsupportedError. The other two say that
 * the worker, or what the request needs of it, is gone.
 */
function refusal(error: unknown): FalinkError {
  if (error instanceof WorkerClosedError || error instanceof NotFoundError)
    return new FalinkError('service.unavailable', {}, { cause: error });
  const code = error instanceof UnsupportedError ? 'media.unsupported' : 'media.rejected';
  return new FalinkError(code, {}, { cause: error });
}

/** The object died with its worker or transport: the client is about to be notified and starts over. */
async function alive<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new FalinkError('service.unavailable', {}, { cause: error });
  }
}

class Producer implements MediaProducer {
  constructor(private readonly producer: types.Producer) {}

  get id(): string {
    return this.producer.id;
  }
  get kind(): 'audio' | 'video' {
    return this.producer.kind;
  }
  get paused(): boolean {
    return this.producer.paused;
  }
  pause(): Promise<void> {
    return alive(this.producer.pause());
  }
  resume(): Promise<void> {
    return alive(this.producer.resume());
  }
  close(): void {
    this.producer.close();
  }
}

class Consumer implements MediaConsumer {
  readonly rtpParameters: Opaque;

  constructor(
    private readonly consumer: types.Consumer,
    events: ConsumerEvents,
  ) {
    this.rtpParameters = opaque(consumer.rtpParameters);
    let score: number | undefined;
    consumer.on('score', ({ producerScore }) => {
      if (producerScore === score) return;
      score = producerScore;
      events.score(producerScore);
    });
    consumer.once('trace', () => {
      events.flowing();
      // The first packet is enough; tracing every one would load the worker.
      if (!consumer.closed) void consumer.enableTraceEvent([]).catch(() => undefined);
    });
  }

  /** Announces the first forwarded packet; costs nothing while the consumer is paused. */
  async watchFirstPacket(): Promise<void> {
    await this.consumer.enableTraceEvent(['rtp']);
  }

  get id(): string {
    return this.consumer.id;
  }
  get kind(): 'audio' | 'video' {
    return this.consumer.kind;
  }
  get paused(): boolean {
    return this.consumer.paused;
  }
  pause(): Promise<void> {
    return alive(this.consumer.pause());
  }
  resume(): Promise<void> {
    return alive(this.consumer.resume());
  }
  requestKeyFrame(): Promise<void> {
    return alive(this.consumer.requestKeyFrame());
  }
  close(): void {
    this.consumer.close();
  }
}

export class Transport implements MediaTransport {
  readonly description: TransportDescription;
  #connecting: { readonly parameters: types.DtlsParameters; readonly done: Promise<void> } | undefined;

  constructor(
    private readonly transport: types.WebRtcTransport,
    private readonly keyFrameRequestDelayMs: number,
  ) {
    this.description = {
      id: transport.id,
      iceParameters: opaque(transport.iceParameters),
      iceCandidates: transport.iceCandidates.map(opaque),
      dtlsParameters: opaque(transport.dtlsParameters),
    };
  }

  async connect(dtlsParameters: Opaque): Promise<void> {
    const parameters = readDtlsParameters(dtlsParameters);
    // A request that is repeated because its answer was lost is idempotent.
    this.#connecting ??= { parameters, done: this.#connect(parameters) };
    if (!isDeepStrictEqual(parameters, this.#connecting.parameters)) throw new FalinkError('media.rejected');
    await this.#connecting.done;
  }

  get connected(): boolean {
    return this.transport.dtlsState === 'connected';
  }

  onConnected(listener: () => void): void {
    const onState = (state: types.DtlsState): void => {
      if (state !== 'connected') return;
      this.transport.off('dtlsstatechange', onState);
      listener();
    };
    this.transport.on('dtlsstatechange', onState);
  }

  onBandwidth(listener: (estimateBps: number) => void): void {
    this.transport.on('trace', (trace) => {
      if (trace.type !== 'bwe') return;
      const { availableBitrate } = trace.info as { readonly availableBitrate: number };
      listener(availableBitrate);
    });
    // A transport that is closed before that has nothing to estimate.
    void this.transport.enableTraceEvent(['bwe']).catch(() => undefined);
  }

  async restartIce(): Promise<Opaque> {
    return opaque(await alive(this.transport.restartIce()));
  }

  check({ kind, rtpParameters }: ProducerRequest): void {
    readRtpParameters(kind, rtpParameters);
  }

  async produce({ kind, rtpParameters: given, paused }: ProducerRequest): Promise<MediaProducer> {
    const rtpParameters = readRtpParameters(kind, given);
    try {
      const producer = await this.transport.produce({
        kind,
        paused,
        rtpParameters,
        keyFrameRequestDelay: this.keyFrameRequestDelayMs,
      });
      return new Producer(producer);
    } catch (error) {
      throw refusal(error);
    }
  }

  async consume(producerId: string, rtpCapabilities: Opaque, events: ConsumerEvents): Promise<MediaConsumer> {
    try {
      const consumer = await this.transport.consume({
        producerId,
        rtpCapabilities: rtpCapabilities as unknown as types.RtpCapabilities,
        // Sound is sent again as well when a client asks for it; it is off by default.
        enableRtx: true,
        paused: true,
      });
      const wrapped = new Consumer(consumer, events);
      await wrapped.watchFirstPacket();
      return wrapped;
    } catch (error) {
      throw refusal(error);
    }
  }

  close(): void {
    this.transport.close();
  }

  async #connect(dtlsParameters: types.DtlsParameters): Promise<void> {
    try {
      // mediasoup notes the role of each side in what it is given.
      await this.transport.connect({ dtlsParameters: structuredClone(dtlsParameters) });
    } catch (error) {
      this.#connecting = undefined;
      throw refusal(error);
    }
  }
}
