/**
 * What a room needs of the media plane. Rooms know nothing of mediasoup; `media/` implements this, and its
 * structures pass through untouched between the client's mediasoup and ours.
 */
export type Opaque = Record<string, unknown>;
export type MediaKind = 'audio' | 'video';
export type VideoCodec = 'video/h264' | 'video/vp8';

export interface TransportDescription {
  readonly id: string;
  readonly iceParameters: Opaque;
  readonly iceCandidates: Opaque[];
  readonly dtlsParameters: Opaque;
}

export interface ProducerRequest {
  readonly kind: MediaKind;
  readonly rtpParameters: Opaque;
  readonly paused: boolean;
}

export interface MediaProducer {
  readonly id: string;
  readonly kind: MediaKind;
  readonly paused: boolean;
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): void;
}

export interface ConsumerEvents {
  /** What arrives from the producer's participant: 0 nothing … 10 perfect. */
  score(score: number): void;
  /** The first packet was forwarded. Once. */
  flowing(): void;
}

export interface MediaConsumer {
  readonly id: string;
  readonly kind: MediaKind;
  readonly rtpParameters: Opaque;
  /** The consumer's own pause, apart from its producer's. */
  readonly paused: boolean;
  pause(): Promise<void>;
  /** Asks the producer for a key frame as well. */
  resume(): Promise<void>;
  requestKeyFrame(): Promise<void>;
  close(): void;
}

export interface MediaTransport {
  readonly description: TransportDescription;
  /** Its client's packets arrive and ours get there. */
  readonly connected: boolean;
  /** Called once, when it is connected for the first time. */
  onConnected(listener: () => void): void;
  /** Called about once a second, and at once after a sudden change, with the estimate of what can be sent, bit/s. */
  onBandwidth(listener: (estimateBps: number) => void): void;
  /** Once; the same again changes nothing. @throws FalinkError media.rejected for others as well */
  connect(dtlsParameters: Opaque): Promise<void>;
  restartIce(): Promise<Opaque>;
  /** Reads a request and changes nothing. @throws FalinkError media.rejected */
  check(request: ProducerRequest): void;
  /** @throws FalinkError media.rejected, media.unsupported */
  produce(request: ProducerRequest): Promise<MediaProducer>;
  /** Creates a paused consumer. @throws FalinkError media.unsupported */
  consume(producerId: string, rtpCapabilities: Opaque, events: ConsumerEvents): Promise<MediaConsumer>;
  close(): void;
}

/** One room's media on one worker. When the worker dies, everything in it is lost and `onFailed` is called once. */
export interface MediaRoom {
  readonly rtpCapabilities: Opaque;
  createTransport(): Promise<MediaTransport>;
  canConsume(producerId: string, rtpCapabilities: Opaque): boolean;
  /** Video codecs of the room that all of these can receive, best first. */
  commonVideoCodecs(all: readonly Opaque[]): VideoCodec[];
  close(): void;
}

export interface MediaPlane {
  /** What a client says that it can receive, in the form that the media plane knows. @throws FalinkError media.rejected */
  readCapabilities(given: Opaque): Opaque;
  /** @throws FalinkError service.unavailable when no worker is alive within a few seconds. */
  openRoom(roomId: string, onFailed: () => void): Promise<MediaRoom>;
}
