import type { FalinkError, MediaSource, Peer } from '@falink/protocol';
import type { EndReason } from './connection/machine.js';
import type { PathState } from './media/media-path.js';
import type { QualityLevel, QualitySample } from './quality.js';

export type { EndReason } from './connection/machine.js';

/**
 * What a page shows.
 * `connecting`: joining for the first time. `standby`: everything is set up, nothing is forwarded.
 * `active`: the call is live. `reconnecting`: the connection is being restored. `ended`: final.
 */
export type SessionState = 'idle' | 'connecting' | 'standby' | 'active' | 'reconnecting' | 'ended';

export interface LocalMedia {
  /** Null: there is none, see the `problem` event for why. The self view may show the camera's track. */
  readonly track: MediaStreamTrack | null;
  /** Muted, or camera switched off, by the person. */
  readonly muted: boolean;
  /** The device gives nothing: a switch on it, or the system, has silenced it. */
  readonly silent: boolean;
}

export interface RemoteMedia {
  readonly consumerId: string;
  readonly peerId: string;
  readonly source: MediaSource;
  readonly track: MediaStreamTrack;
  /** The person at the other end muted or switched the camera off. */
  readonly muted: boolean;
  /** Stopped for now because somebody's line carries the sound only; it comes back automatically. */
  readonly limited: boolean;
}

/** Why a part of the call is not there; the session goes on without it. */
export type ProblemKind =
  | 'camera_denied'
  | 'camera_missing'
  | 'camera_busy'
  | 'microphone_denied'
  | 'microphone_missing'
  | 'microphone_busy'
  /** This device and the sfu have no video codec in common: sound only. */
  | 'no_common_codec'
  /** A camera or microphone stopped on its own: unplugged, or taken by another program. */
  | 'camera_stopped'
  | 'microphone_stopped';

export interface SessionProblem {
  readonly kind: ProblemKind;
  readonly error?: unknown;
}

export interface SessionEvents {
  state: SessionState;
  /** A microphone or camera came, went, was muted or unmuted here. */
  localMedia: { readonly source: MediaSource } & LocalMedia;
  /** Media of another participant is set up: attach it now. Frames come once the call is live. */
  remoteTrack: RemoteMedia;
  remoteTrackEnded: RemoteMedia;
  remoteMuted: RemoteMedia;
  remoteLimited: RemoteMedia;
  /** What this side sends of a source was stopped because of somebody's line, or is sent again. */
  sendingLimited: { readonly source: MediaSource; readonly limited: boolean };
  /** What this participant's other device sends, whenever that changes. */
  mirror: readonly RemoteMedia[];
  /** The other devices of this participant, whenever one comes, goes or changes. */
  devices: readonly Peer[];
  /** The device of this participant that plays the sound; null: nobody chose. */
  playback: string | null;
  /** The other participants, whenever one comes, goes or changes. */
  peers: readonly Peer[];
  /** Somebody's connection was lost (`reconnecting`) or is back. */
  peerConnection: { readonly peerId: string; readonly connection: Peer['connection'] };
  peerLeft: { readonly peerId: string; readonly reason: 'left' | 'timeout' | 'replaced' };
  /** Whether media gets through to the sfu; `blocked` after a while without. */
  path: PathState;
  quality: QualityLevel;
  /** What arrived in the last two seconds. */
  reception: QualitySample;
  problem: SessionProblem;
  ended: { readonly reason: EndReason; readonly error?: FalinkError };
}
