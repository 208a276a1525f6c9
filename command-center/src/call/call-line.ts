import { CallSession, type QualityLevel, type SessionState } from '@falink/call-client';
import { Listeners } from '@falink/client';
import { callRoutes, FalinkError, type Peer, type RefusedMessages, type RoomAccess } from '@falink/protocol';
import type { HttpClient } from '../api/http.js';

/** What a page shows of the media of one call. */
export interface LineSnapshot {
  readonly state: SessionState;
  readonly quality: QualityLevel | null;
  /** Media of this side does not get through to the service: this network blocks it. */
  readonly blocked: boolean;
  readonly microphoneMuted: boolean;
  readonly cameraOff: boolean;
  /** A picture of the other side is coming. */
  readonly remoteVideo: boolean;
  /** A paper that the other side shows, in the place of its face; null: none. */
  readonly document: MediaStream | null;
  /** The other side's picture is stopped for now because of the line; sound goes on. */
  readonly remoteLimited: boolean;
  /** This side's picture is stopped for now because of the line. */
  readonly sendingLimited: boolean;
  /** The other side muted its microphone. */
  readonly remoteSilent: boolean;
  readonly peers: readonly Peer[];
  /** Why it ended although this side did not end it; null otherwise. */
  readonly lost: 'replaced' | 'connection_lost' | 'refused' | null;
}

const START: LineSnapshot = {
  state: 'idle',
  quality: null,
  blocked: false,
  microphoneMuted: false,
  cameraOff: false,
  remoteVideo: false,
  document: null,
  remoteLimited: false,
  sendingLimited: false,
  remoteSilent: false,
  peers: [],
  lost: null,
};

/** One call's media as a store for the page: a thin shell round {@link CallSession}. */
export class CallLine {
  readonly #session: CallSession;
  #snapshot = START;
  readonly #listeners = new Listeners<void>();
  readonly #onEnded = new Listeners<void>();

  constructor(
    http: HttpClient,
    readonly callId: string,
    refusedMessages: RefusedMessages,
  ) {
    this.#session = new CallSession({
      onNeedAccess: () => http.send(callRoutes.roomAccess, { params: { id: callId } }),
      refusedMessages,
    });
    const remote = (): void => {
      const remotes = this.#session.remotes;
      const microphones = remotes.filter((one) => one.source === 'microphone');
      const paper = remotes.find((one) => one.source === 'document' && !one.muted && !one.limited);
      this.#set({
        document: streamOf(paper?.track, this.#snapshot.document),
        remoteVideo: remotes.some((one) => one.source === 'camera' && !one.muted && !one.limited),
        remoteLimited: remotes.some((one) => one.source === 'camera' && !one.muted && one.limited),
        remoteSilent: microphones.length > 0 && microphones.every((one) => one.muted),
      });
    };
    this.#session.on('state', (state) => this.#set({ state }));
    this.#session.on('path', (path) => this.#set({ blocked: path === 'blocked' }));
    this.#session.on('quality', (quality) => this.#set({ quality }));
    this.#session.on('peers', (peers) => this.#set({ peers }));
    this.#session.on('remoteTrack', remote);
    this.#session.on('remoteTrackEnded', remote);
    this.#session.on('remoteMuted', remote);
    this.#session.on('remoteLimited', remote);
    this.#session.on('sendingLimited', ({ limited }) => this.#set({ sendingLimited: limited }));
    this.#session.on('localMedia', ({ source, muted }) =>
      this.#set(source === 'camera' ? { cameraOff: muted } : { microphoneMuted: muted }),
    );
    this.#session.on('ended', ({ reason }) => {
      const lost = reason === 'replaced' || reason === 'connection_lost' || reason === 'refused' ? reason : null;
      this.#set({ state: 'ended', lost });
      this.#onEnded.notify();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly snapshot = (): LineSnapshot => this.#snapshot;

  get remoteStream(): MediaStream {
    return this.#session.remoteStream;
  }

  get usable(): boolean {
    return this.#session.state !== 'ended';
  }

  onEnded(listener: () => void): void {
    this.#onEnded.add(listener);
  }

  /** Sets everything up while it rings; failures are ignored here: answering retries. */
  warm(access: RoomAccess, media: MediaStream): void {
    this.#session.warm(access, { media, idle: false }).catch(() => undefined);
  }

  /** Makes the call live. @throws FalinkError */
  activate(token: string): Promise<void> {
    return this.#session.activate(token);
  }

  /** Comes back to a call that is live already. @throws FalinkError */
  async rejoin(access: RoomAccess, media: MediaStream): Promise<void> {
    await this.#session.warm(access, { media, idle: false });
    try {
      // Only a room that nobody has activated yet needs it, e.g. after a reload in the very moment of answering.
      if (this.#session.state !== 'active') await this.#session.activate(access.token);
    } catch (error) {
      if (!(error instanceof FalinkError) || error.code !== 'room.not_granted') throw error;
    }
  }

  setMicrophoneMuted(muted: boolean): void {
    this.#session.setMicrophoneMuted(muted);
  }
  setCameraOff(off: boolean): void {
    this.#session.setCameraOff(off);
  }
  /** Sends what the devices hold now: one that was allowed late, or plugged in, or is gone. */
  useDevices(media: MediaStream): void {
    for (const source of ['microphone', 'camera'] as const) {
      const track = (source === 'camera' ? media.getVideoTracks() : media.getAudioTracks())[0] ?? null;
      if (this.#session.local(source).track !== track)
        void this.#session.replaceTrack(source, track).catch(() => undefined);
    }
  }
  requestKeyFrame(): void {
    this.#session.requestKeyFrame().catch(() => undefined);
  }

  close(): void {
    this.#session.hangUp();
  }

  #set(part: Partial<LineSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    this.#listeners.notify();
  }
}

/** The stream of a track: the same one as before for the same track, so that it is not played again. */
function streamOf(track: MediaStreamTrack | undefined, before: MediaStream | null): MediaStream | null {
  if (!track) return null;
  return before?.getTracks()[0] === track ? before : new MediaStream([track]);
}
