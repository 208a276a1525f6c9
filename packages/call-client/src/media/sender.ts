import type { MediaSource, media, PayloadOf } from '@falink/protocol';
import type { types } from 'mediasoup-client';

/** Enough for 720p30 of a face or a page; more would only raise delay on a household's uplink. */
const CAMERA_MAX_BITRATE_BPS = 1_500_000;
/** Where Chrome's bandwidth estimate starts; its own 300 kbit/s would blur the first seconds. */
const CAMERA_START_BITRATE_KBPS = 1_000;
const MICROPHONE_MAX_BITRATE_BPS = 40_000;

export type VideoCodec = 'video/h264' | 'video/vp8';

export interface SenderChoice {
  /** Wanted codecs, best first; the sfu's order (H.264 first) when absent. */
  readonly videoCodecs?: readonly VideoCodec[];
}

/** How a source is produced. `active: false` keeps the encoder off until {@link Sender.setActive}. */
export function producerOptions(
  source: MediaSource,
  track: MediaStreamTrack,
  codec: types.RtpCodecCapability | undefined,
): types.ProducerOptions {
  const common = {
    track,
    // The page owns its tracks: the self view stays, and a rebuilt room uses them again.
    stopTracks: false,
    disableTrackOnPause: false,
    appData: { source },
  };
  if (source === 'microphone') {
    return {
      ...common,
      encodings: [{ active: false, maxBitrate: MICROPHONE_MAX_BITRATE_BPS }],
      codecOptions: { opusStereo: false, opusFec: true, opusDtx: true },
    };
  }
  return {
    ...common,
    encodings: [{ active: false, maxBitrate: CAMERA_MAX_BITRATE_BPS }],
    codecOptions: { videoGoogleStartBitrate: CAMERA_START_BITRATE_KBPS },
    ...(codec && { codec }),
  };
}

/** The router's codec to send, or undefined when neither side names a common one. */
export function chooseCodec(
  offered: readonly types.RtpCodecCapability[],
  wanted: readonly VideoCodec[] | undefined,
): types.RtpCodecCapability | undefined {
  for (const mimeType of wanted ?? []) {
    const match = offered.find((codec) => codec.mimeType.toLowerCase() === mimeType);
    if (match) return match;
  }
  return undefined;
}

type ProducerState = PayloadOf<typeof media.pauseProducer>;

export interface SenderSignals {
  pause(ref: ProducerState): Promise<unknown>;
  resume(ref: ProducerState): Promise<unknown>;
}

/**
 * One source that this side sends: a producer, and two independent switches. `idle` stops the encoder while
 * nobody can watch; `muted` is the person's choice and is reported to the sfu, which notifies the others.
 */
export class Sender {
  #idle: boolean;
  #muted: boolean;
  /** The state last reported to the sfu; null when unknown. */
  #told: boolean | null;
  #work: Promise<void> = Promise.resolve();

  constructor(
    readonly source: MediaSource,
    readonly producer: types.Producer,
    private readonly signals: SenderSignals,
    { idle, muted }: { idle: boolean; muted: boolean },
  ) {
    this.#idle = idle;
    this.#muted = muted;
    this.#told = muted;
    this.#apply();
  }

  get idle(): boolean {
    return this.#idle;
  }

  setIdle(idle: boolean): void {
    this.#idle = idle;
    this.#apply();
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#apply();
  }

  /** Tells the sfu again: after a lost socket nobody knows whether the last change arrived. */
  resync(): void {
    this.#told = null;
    this.#apply();
  }

  /** Settles when everything asked for so far was tried. */
  settled(): Promise<void> {
    return this.#work;
  }

  #apply(): void {
    this.#work = this.#work.then(() => this.#converge()).catch(() => undefined);
  }

  async #converge(): Promise<void> {
    if (this.producer.closed) return;
    await this.#setEncoding(!this.#idle && !this.#muted);
    if (this.#told === this.#muted) return;
    const muted = this.#muted;
    this.#told = null;
    const ref = { producerId: this.producer.id };
    await (muted ? this.signals.pause(ref) : this.signals.resume(ref));
    this.#told = muted;
  }

  /** Through the sender itself: mediasoup-client's own way renegotiates, which costs tens of milliseconds. */
  async #setEncoding(active: boolean): Promise<void> {
    const sender = this.producer.rtpSender;
    if (!sender) return;
    const parameters = sender.getParameters();
    if (!parameters.encodings.some((encoding) => encoding.active !== active)) return;
    for (const encoding of parameters.encodings) encoding.active = active;
    await sender.setParameters(parameters);
  }
}
