import type { Http } from '@falink/client';
import type { OpenSocket } from '@falink/client/socket';
import type { Still } from '@falink/client/still';
import type { DeviceInfo, DeviceKey, RefusedMessages } from '@falink/protocol';
import type { BoxControl } from './BoxControl.js';

/** Everything of the box that the app touches. The browser has one; tests have another (FakePlatform). */
export interface Platform {
  readonly clock: Clock;
  readonly storage: KeyValueStore;
  readonly keys: DeviceKeys;
  readonly network: Network;
  readonly device: Device;
  readonly vitals: Vitals;
  readonly http: Http;
  readonly openSocket: OpenSocket;
  readonly planes: Planes;
  readonly meter: MeterPlane;
  readonly programme: ProgrammePlane;
  readonly capture: Capture;
  readonly speech: Speech;
  readonly player: SoundPlayer;
  readonly keptSounds: KeptSounds;
  readonly sound: Sound;
  readonly screen: Screen;
  readonly box: BoxControl;
  /** Messages of the services that this box could not read: counted, and said in the browser's log. */
  readonly refusedMessages: RefusedMessages;
}

export interface Clock {
  /** Steady milliseconds from any origin. */
  now(): number;
  /** Wall-clock milliseconds since 1970, corrected by the server's clock when known. */
  wall(): number;
  /**
   * Sets the clock by the server's time just received; a box's own clock is often wrong.
   *
   * @param withinMs how far it may be off without being set: the precision of the time received
   */
  correct(serverTimeMs: number, withinMs?: number): void;
  /** Runs once; the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
  /** Runs at every interval until the returned function is called. */
  every(ms: number, run: () => void): () => void;
}

export interface KeyValueStore {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

export interface DeviceIdentity {
  readonly publicKey: DeviceKey;
  /** ECDSA P-256 over SHA-256 of the text's UTF-8 bytes; raw r‖s as base64url. */
  sign(text: string): Promise<string>;
}

/**
 * The box cannot keep a key. `store`: its storage does not work, after a power cut for example. `insecure`: the page was
 * opened by plain http on a name other than localhost, where browsers give no keys.
 */
export class KeysUnavailable extends Error {
  constructor(readonly why: 'store' | 'insecure') {
    super(`the box cannot keep a key: ${why}`);
  }
}

export interface DeviceKeys {
  /** The key pair of this slot, made when there is none. The private half cannot be exported. @throws KeysUnavailable */
  identity(slot: string): Promise<DeviceIdentity>;
  /** The key pair of this slot; null: there is none. @throws KeysUnavailable */
  find(slot: string): Promise<DeviceIdentity | null>;
  /** Puts the key pair of one slot in the place of another's, in one step that a power cut cannot divide. */
  promote(from: string, to: string): Promise<void>;
  /** Drops the key pair: the next identity is a new one. */
  forget(slot: string): Promise<void>;
}

export interface Network {
  readonly online: boolean;
  onChange(listener: (online: boolean) => void): () => void;
}

export interface Device {
  info(): Promise<DeviceInfo>;
  /** This window. */
  readonly tabId: string;
  /** Gives this window another id: its storage was copied, and the copy has the same one. */
  renewTabId(): void;
  readonly appVersion: string;
  /** Browser engine and its version, for who repairs a box. */
  readonly engine: string;
  /** Calls of this browser probably have no way for media: Firefox on the page of this same machine. */
  readonly mayLackMedia: boolean;
  /** A parameter of the page's address, of its query or its fragment, e.g. `demo`. */
  parameter(name: string): string | null;
  health(): { uptimeS: number; heapBytes: number | null; downlinkMbps: number | null; rttMs: number | null };
  uuid(): string;
  reload(): void;
}

export interface VitalsListener {
  /** A frame, so many ms after the one before. */
  frame(gapMs: number): void;
  /** A timer fired so many ms late: the page was at work when it was due. */
  loop(lateMs: number): void;
}
/** How the box works. */
export interface Vitals {
  /** Browser engine and version, e.g. `Chromium 120`; null: not known. */
  readonly engine: string | null;
  /** Calls the listener with every frame and some times a second, while the page is shown, until the returned function is called. */
  watch(listener: VitalsListener): () => void;
  /** Share of the box's processor in use, 0 … 1; null: the box does not say. */
  cpu(): number | null;
  /** Share of the storage in use, 0 … 1; null: the box does not say. Never throws. */
  storage(): Promise<number | null>;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The video elements below the transparent canvas. */
export type PlaneName = 'programme' | 'remote' | 'self';
/** `mirrored`: as in a mirror, for a face; papers are shown as they are. */
export type PlaneRect = Rect & { readonly radius?: number; readonly mirrored?: boolean };
export interface Planes {
  /** Shows a plane at a rectangle of the 1920 × 1080 page, or hides it. */
  place(plane: PlaneName, rect: PlaneRect | null): void;
  /** A call's picture and sound; null lets go of it. The self view is always silent and mirrored. */
  attach(plane: 'remote' | 'self', stream: MediaStream | null): void;
  /** How loud a call is, 0 … 1. */
  setVolume(volume: number): void;
  /** Whether a picture has been decoded on this plane. */
  hasPicture(plane: PlaneName): boolean;
  /** The browser plays the call's sound only once a key was pressed. */
  readonly soundAwaitsKey: boolean;
  /** A picture came or went, or the sound. */
  onPicture(listener: (plane: PlaneName) => void): () => void;
  /** JPEG of what the camera sees, as large as it can; null without a picture. The call goes on. */
  still(plane: 'self'): Promise<Still | null>;
}

/** Bars that move with the voice, over the canvas. */
export interface MeterPlane {
  /** Shows the bars at a point of the page, their left end at mid-height; null hides them. */
  place(at: { readonly x: number; readonly y: number } | null): void;
  /** How loud it is, 0 … 1. */
  level(level: number): void;
}

/** `error`: tried again automatically. `unsupported`: this box has no decoder for it. Both last until it plays. */
export type PlaybackState = 'idle' | 'loading' | 'playing' | 'paused' | 'stalled' | 'ended' | 'error' | 'unsupported';
export interface Playback {
  readonly url: string;
  readonly live: boolean;
  readonly startS: number;
}
/** The programme's player: the page's first video element with hls.js. */
export interface ProgrammePlane {
  open(playback: Playback): void;
  close(): void;
  play(): void;
  pause(): void;
  seek(seconds: number): void;
  /** Back to the newest part of a live channel. */
  toLiveEdge(): void;
  setVolume(volume: number): void;
  /** Some engines leave the volume of a video to the device. */
  readonly canSetVolume: boolean;
  /**
   * The text that is spoken now, by language; null for none. On a channel `startedAtMs` is when this video began, by the
   * wall clock; null for a video on demand.
   */
  setSubtitles(
    tracks: ReadonlyArray<{ language: string; url: string }>,
    language: string | null,
    startedAtMs: number | null,
  ): void;
  /** Highest picture allowed, in lines; null leaves it to the measured bandwidth. */
  setQuality(height: number | null): void;
  readonly currentTime: number;
  readonly duration: number;
  readonly pictureHeight: number;
  onState(listener: (state: PlaybackState) => void): () => void;
  onSubtitle(listener: (text: string) => void): () => void;
  /** Heights from this one on cannot be decoded on this box; Infinity: none are known any more. */
  onQualityLimit(listener: (height: number) => void): () => void;
}

export type CaptureRefusal = 'missing' | 'refused' | 'busy' | 'unsupported';
export interface CaptureResult {
  readonly stream: MediaStream | null;
  readonly camera: boolean;
  readonly microphone: boolean;
  /** Why the camera, or the microphone, is not there. */
  readonly cameraRefusal: CaptureRefusal | null;
  readonly microphoneRefusal: CaptureRefusal | null;
}
export interface Capture {
  /** Opens the camera and the microphone, or what there is of them. Never throws. */
  open(wanted: { camera: boolean }): Promise<CaptureResult>;
  close(stream: MediaStream): void;
  /** Loudness of a stream's sound, 0 … 1, about ten times a second, until the returned function is called. */
  meter(stream: MediaStream, listener: (level: number) => void): () => void;
}

export interface Speech {
  /** True when the box itself has a voice for this language. */
  available(language: 'zh-CN' | 'en'): boolean;
  /** Says one utterance after the other, in place of what is being said; `ended` runs when all were said. */
  say(utterances: readonly string[], language: 'zh-CN' | 'en', style: VoiceStyle, ended: () => void): void;
  stop(): void;
}

export interface VoiceStyle {
  /** 1: as it was made. */
  readonly rate: number;
  /** 0 … 1. */
  readonly volume: number;
}

/** Plays what the service says. */
export interface SoundPlayer {
  /** Whether this box plays Opus. */
  readonly possible: boolean;
  /** Plays a sound in place of another. @returns true at its end; false when it was stopped or cannot be played */
  play(sound: Blob, style: VoiceStyle): Promise<boolean>;
  stop(): void;
}

/** Bundles of fixed sentences that the box keeps, by `language/revision`: one a language. Never throws. */
export interface KeptSounds {
  find(name: string): Promise<Blob | null>;
  /** In place of another revision of the same language. */
  keep(name: string, bundle: Blob): Promise<void>;
}

/** The screen itself. What a box cannot, the page does: a dark layer, a black page. */
export interface Screen {
  /** 0 … 100. @throws Error when the box was asked and refuses; the page is then dimmed instead */
  brightness(percent: number): Promise<void>;
  /** Standby, where the box has it; it must wake with any key. @throws Error when it refuses */
  power(on: boolean): Promise<void>;
}

export interface Sound {
  /** Three rising tones until stopped: an emergency notice. */
  alarm(): () => void;
  /** One soft tone: connected, or a key that did something unseen. */
  chime(): void;
}
