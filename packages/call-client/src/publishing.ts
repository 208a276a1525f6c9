import type { MediaSource } from '@falink/protocol';
import { LOCAL_SOURCES, type LocalDevices, type LocalSource } from './local-devices.js';
import { DuckedMicrophone } from './media/ducked-microphone.js';
import type { MediaLink } from './media/media-link.js';
import type { VideoCodec } from './media/sender.js';
import type { LocalMedia, SessionProblem } from './session-events.js';

const SOURCES: readonly MediaSource[] = [...LOCAL_SOURCES, 'document'];

export interface PublishingOptions {
  readonly devices: LocalDevices;
  /** Encoders rest now. */
  readonly isIdle: () => boolean;
  readonly problem: (problem: SessionProblem) => void;
  /** A source was stopped because of somebody's line, or is sent again. */
  readonly limited: (source: MediaSource, limited: boolean) => void;
}

/** What this side sends: the tracks of its devices over the present link, which changes when the room is entered again. */
export class Publishing {
  #link: MediaLink | undefined;
  /** A paper that the page shows: a track of its own. */
  #document: MediaStreamTrack | null = null;

  /** Of the other people, while another device of this room plays them. */
  #voices: readonly MediaStreamTrack[] = [];
  #ducked: DuckedMicrophone | undefined;

  constructor(private readonly options: PublishingOptions) {}

  /** Sends over this link from now on; undefined: nothing. */
  use(link: MediaLink | undefined): void {
    for (const { source, limited } of this.#link?.senders.values() ?? [])
      if (limited) this.options.limited(source, false);
    this.#link = link;
    if (!link) this.#duck(null);
  }

  /** Turns the microphone down while one of these tracks speaks; none: never. */
  async duckUnder(voices: readonly MediaStreamTrack[]): Promise<void> {
    if (voices.length === this.#voices.length && voices.every((voice, i) => voice === this.#voices[i])) return;
    this.#voices = [...voices];
    await this.follow('microphone');
  }

  /** Sends every device that is open, and the document. @throws FalinkError when the link cannot */
  async publishAll(link: MediaLink): Promise<void> {
    await Promise.all(SOURCES.map((source) => this.#publish(link, source)));
  }

  /** Sends another track of a source, or stops it with null. */
  async replace(source: MediaSource, track: MediaStreamTrack | null): Promise<void> {
    if (source === 'document') this.#document = track;
    else this.options.devices.replace(source, track);
    const link = this.#link;
    if (!link) return;
    if (track) await this.#publish(link, source);
    else await link.stop(source);
  }

  /** The device behind a source is another one, or gone. */
  async follow(source: LocalSource): Promise<void> {
    const link = this.#link;
    if (!link) return;
    if (this.options.devices.get(source).track) await this.#publish(link, source);
    else await link.stop(source);
  }

  /** Both devices may be others, or gone. */
  async followAll(): Promise<void> {
    await Promise.all(LOCAL_SOURCES.map((source) => this.follow(source)));
  }

  setMuted(source: LocalSource, muted: boolean): void {
    if (this.options.devices.setMuted(source, muted)) this.#link?.senders.get(source)?.setMuted(muted);
  }

  /** Starts or rests the encoders, as `isIdle` says now. */
  refreshIdle(): void {
    const idle = this.options.isIdle();
    for (const sender of this.#link?.senders.values() ?? []) sender.setIdle(idle);
  }

  /** What a source may send at most, bit/s; 0: nothing for now, null: no limit. */
  limit(producerId: string, maxBitrate: number | null): void {
    const sender = [...(this.#link?.senders.values() ?? [])].find((one) => one.producer.id === producerId);
    if (!sender) return;
    const before = sender.limited;
    sender.setLimit(maxBitrate);
    if (sender.limited !== before) this.options.limited(sender.source, sender.limited);
  }

  /** Somebody in the room cannot decode what this side sends: sends it again in a codec that all can. */
  async changeCodec(producerId: string, mimeTypes: readonly VideoCodec[]): Promise<void> {
    const link = this.#link;
    const source = link?.refuse(producerId, mimeTypes);
    if (!link || source === undefined) return;
    await link.stop(source);
    await this.#publish(link, source);
  }

  async #publish(link: MediaLink, source: MediaSource): Promise<void> {
    const { isIdle, problem } = this.options;
    const { track: own, muted } = this.#local(source);
    if (!own || own.readyState === 'ended') return;
    const track = source === 'microphone' ? this.#duck(own) : own;
    if (source !== 'microphone' && !link.canSendVideo) {
      problem({ kind: 'no_common_codec' });
      return;
    }
    let sender = await link.produce(source, track, { idle: isIdle(), muted });
    if (link.isRefused(sender)) {
      await link.stop(source);
      sender = await link.produce(source, track, { idle: isIdle(), muted });
    }
    // What changed while it was being set up.
    sender.setIdle(isIdle());
    sender.setMuted(this.#local(source).muted);
  }

  /** What is sent of a microphone: itself, or what is left of it below the voices. */
  #duck<T extends MediaStreamTrack | null>(microphone: T): T | MediaStreamTrack {
    const [voices, ducked] = [this.#voices, this.#ducked];
    if (ducked && ducked.microphone === microphone && ducked.voices === voices) return ducked.track;
    this.#ducked = undefined;
    ducked?.close();
    if (!microphone || voices.length === 0 || typeof AudioContext === 'undefined') return microphone;
    this.#ducked = new DuckedMicrophone(microphone, voices);
    return this.#ducked.track;
  }

  #local(source: MediaSource): Pick<LocalMedia, 'track' | 'muted'> {
    return source === 'document' ? { track: this.#document, muted: false } : this.options.devices.get(source);
  }
}
