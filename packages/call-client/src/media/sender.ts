import type { MediaSource, media, PayloadOf } from '@falink/protocol';
import type { types } from 'mediasoup-client';
import { LARGEST, type PictureSize, pictureSize } from './picture-size.js';

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
      // A picture gives way to the voice, in the browser's share of the line and in routers that look at priorities.
      encodings: [{ active: false, maxBitrate: MICROPHONE_MAX_BITRATE_BPS, priority: 'high', networkPriority: 'high' }],
      codecOptions: { opusStereo: false, opusFec: true, opusDtx: true, opusNack: true },
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
  limited(ref: PayloadOf<typeof media.reportLimited>): Promise<unknown>;
}

/**
 * One source that this side sends: a producer, and three independent switches. `idle` stops the encoder while
 * nobody can watch; `muted` is the person's choice and `limit` the line's: both are reported to the sfu, which notifies
 * the others.
 */
export class Sender {
  #idle: boolean;
  #muted: boolean;
  /** What the line carries of this source, bit/s; 0: nothing, null: no limit. */
  #limit: number | null = null;
  #size: PictureSize = LARGEST;
  /** The states last reported to the sfu; null when unknown. */
  #reportedMuted: boolean | null;
  #reportedLimited: boolean | null = false;
  #work: Promise<void> = Promise.resolve();

  constructor(
    readonly source: MediaSource,
    readonly producer: types.Producer,
    private readonly signals: SenderSignals,
    { idle, muted }: { idle: boolean; muted: boolean },
  ) {
    this.#idle = idle;
    this.#muted = muted;
    this.#reportedMuted = muted;
    this.#apply();
  }

  /** Stopped because of the line. */
  get limited(): boolean {
    return this.#limit === 0;
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

  /** Sends at most this much, bit/s; 0 stops the source for now, null lifts the limit. Sound is never limited. */
  setLimit(limit: number | null): void {
    if (this.source === 'microphone') return;
    this.#limit = limit;
    this.#apply();
  }

  /** Reports both states again: after a lost socket nobody knows whether the last change arrived. */
  resync(): void {
    this.#reportedMuted = null;
    this.#reportedLimited = null;
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
    await this.#setEncoding(!this.#idle && !this.#muted && !this.limited);
    const { limited } = this;
    const muted = this.#muted;
    const ref = { producerId: this.producer.id };
    if (this.#reportedMuted !== muted) {
      this.#reportedMuted = null;
      await (muted ? this.signals.pause(ref) : this.signals.resume(ref));
      this.#reportedMuted = muted;
    }
    if (this.source === 'microphone' || this.#reportedLimited === limited) return;
    this.#reportedLimited = null;
    await this.signals.limited({ ...ref, limited });
    this.#reportedLimited = limited;
  }

  /** Through the sender itself: mediasoup-client's own way renegotiates, which costs tens of milliseconds. */
  async #setEncoding(active: boolean): Promise<void> {
    const sender = this.producer.rtpSender;
    if (!sender) return;
    const parameters = sender.getParameters();
    const wanted = { active, ...(this.source !== 'microphone' && this.#picture()) };
    const differs = (encoding: RTCRtpEncodingParameters) =>
      Object.entries(wanted).some(([name, value]) => encoding[name as keyof typeof wanted] !== value);
    if (!parameters.encodings.some(differs)) return;
    for (const encoding of parameters.encodings) Object.assign(encoding, wanted);
    // Of the browser's own accord too: a face that is small is a face, letters that are small are none.
    if (this.source === 'document') parameters.degradationPreference = 'maintain-resolution';
    await sender.setParameters(parameters);
  }

  /** A document keeps its size, because it is read: it moves less instead. */
  #picture(): Pick<RTCRtpEncodingParameters, 'maxBitrate' | 'scaleResolutionDownBy' | 'maxFramerate'> {
    this.#size = pictureSize(this.#limit === 0 ? null : this.#limit, this.#size);
    return {
      maxBitrate: Math.min(CAMERA_MAX_BITRATE_BPS, this.#limit || CAMERA_MAX_BITRATE_BPS),
      scaleResolutionDownBy: this.source === 'document' ? 1 : this.#size.scale,
      maxFramerate: this.#size.framesPerS,
    };
  }
}
