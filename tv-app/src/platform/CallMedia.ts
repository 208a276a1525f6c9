import type { NetworkReport, Store } from '@falink/client';
import type { MediaAbility, ProbeAccess, RoomAccess } from '@falink/protocol';

export type MediaPhase = 'idle' | 'connecting' | 'standby' | 'active' | 'reconnecting' | 'ended';
export type DeviceState = 'opening' | 'on' | 'off' | 'none';
export type DeviceTrouble = 'missing' | 'refused' | 'busy' | 'stopped';

export interface CallMediaState {
  readonly phase: MediaPhase;
  readonly camera: DeviceState;
  readonly cameraTrouble: DeviceTrouble | null;
  readonly microphone: DeviceState;
  readonly microphoneTrouble: DeviceTrouble | null;
  /** A switch on the microphone, or the box, has silenced it. */
  readonly microphoneSilent: boolean;
  /** No video codec in common: the call has sound only. */
  readonly soundOnly: boolean;
  readonly remote: {
    readonly present: boolean;
    readonly reconnecting: boolean;
    readonly muted: boolean;
    /** `limited`: stopped for now because of the line, sound goes on. */
    readonly picture: 'on' | 'off' | 'limited';
    readonly hasVideo: boolean;
  };
  /**
   * A phone serves as camera and microphone of this box, and plays the sound unless that was moved here. Where this box
   * only shows the call: the browser is in the room, and plays nothing unless that was chosen there.
   */
  readonly phone: { readonly present: boolean; readonly plays: boolean };
  /** Media does not get through to the service: this network blocks it. */
  readonly blocked: boolean;
  /** This side's picture is stopped for now because of the line; sound goes on. */
  readonly sendingLimited: boolean;
  /** The line is bad just now. */
  readonly poor: boolean;
  /** The camera's and microphone's stream, for the self view and the level meter. */
  readonly local: MediaStream | null;
  readonly remoteStream: MediaStream | null;
}

export const NO_MEDIA: CallMediaState = {
  phase: 'idle',
  camera: 'opening',
  cameraTrouble: null,
  microphone: 'opening',
  microphoneTrouble: null,
  microphoneSilent: false,
  soundOnly: false,
  remote: { present: false, reconnecting: false, muted: false, picture: 'on', hasVideo: false },
  phone: { present: false, plays: true },
  blocked: false,
  sendingLimited: false,
  poor: false,
  local: null,
  remoteStream: null,
};

/** What arrived of a call's media. */
export interface Reception {
  /** Packets. */
  readonly received: number;
  /** Negative when packets that were counted as lost came after all. */
  readonly lost: number;
  /** The latest round trip; null: not known. */
  readonly rttMs: number | null;
}

export interface JoinOptions {
  readonly camera: boolean;
  /** This box only shows the call of a browser: it opens and sends nothing. */
  readonly screen: boolean;
}

/** The media side of one call, from warming up while waiting to the end. */
export interface CallMedia {
  readonly store: Store<CallMediaState>;
  join(access: RoomAccess, options: JoinOptions): void;
  /** Somebody is about to answer: encoders start. */
  ring(): void;
  setMuted(muted: boolean): void;
  setCamera(on: boolean): void;
  /** The sound of a call with a phone comes from this box, or from the phone. */
  playHere(here: boolean): void;
  /** What arrived since this was last called; null: nothing was measured. */
  takeReception(): Reception | null;
  /** Ends the media side for good. */
  close(): void;
}

/** Creates the media of each call; the code behind it is loaded at the first use. */
export interface CallMediaFactory {
  /** What this box can do, found without asking anybody. Never throws. */
  ability(): Promise<MediaAbility>;
  /** `freshAccess` is called when the media service has lost the room and a new token is needed. */
  create(freshAccess: () => Promise<RoomAccess>): Promise<CallMedia>;
  /** Which ways of media this network lets through; needs no device. @throws FalinkError, or when `signal` fires */
  checkNetwork(access: ProbeAccess, signal: AbortSignal): Promise<NetworkReport>;
}
