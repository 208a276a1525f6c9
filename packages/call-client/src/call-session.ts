import {
  type AnswerOf,
  FalinkError,
  type Joined,
  media,
  type PayloadOf,
  type Peer,
  type Request,
  type RoomAccess,
} from '@falink/protocol';
import { browserClock, type Clock } from './clock.js';
import { retryDelayMs } from './connection/backoff.js';
import {
  type ConnectionEffect,
  type ConnectionInput,
  type ConnectionState,
  type EndReason,
  type EnterMode,
  transition,
} from './connection/machine.js';
import { refusalOf } from './connection/refusal.js';
import { Emitter } from './emitter.js';
import { type CaptureOptions, capture, type GetUserMedia } from './local-media.js';
import { MediaLink, type Received } from './media/media-link.js';
import type { VideoCodec } from './media/sender.js';
import { QualityMonitor } from './quality-monitor.js';
import type { LocalMedia, RemoteMedia, SessionEvents, SessionState } from './session-events.js';
import { type MediaNotice, SignalingSocket } from './signaling-socket.js';

/** Longer than the sfu keeps a lost participant: after that only the control plane can tell whether the call is over. */
const GIVE_UP_MS = 90_000;

export interface CallSessionOptions {
  /**
   * Gets a fresh room token when the session cannot be resumed (POST /calls/:id/room-access). Reject with
   * `call.ended` when there is no call any more: the session then ends with `call_over`; other failures are retried.
   */
  readonly onNeedAccess: () => Promise<RoomAccess>;
  /** Camera codecs to send, best first. H.264 before VP8 when absent. */
  readonly videoCodecs?: readonly VideoCodec[];
  /** How long to try to restore a lost connection, ms. */
  readonly giveUpMs?: number;
  readonly getUserMedia?: GetUserMedia;
  readonly clock?: Clock;
}

export interface WarmOptions {
  /** Devices to open; or ready tracks, which stay the page's own and are never stopped here. */
  readonly media: CaptureOptions | MediaStream;
  /** True: encoders stay off until {@link CallSession.ring} or until the call is live. */
  readonly idle?: boolean;
}

type LocalSource = 'microphone' | 'camera';
const LOCAL_SOURCES: readonly LocalSource[] = ['microphone', 'camera'];

interface LocalEntry {
  track: MediaStreamTrack | null;
  muted: boolean;
  /** Opened here, so stopped here. */
  owned: boolean;
}

/**
 * One participant's side of one call, without any user interface. Make one per call; it never comes back to life
 * after `ended`. Every method is safe in every state; `hangUp` is idempotent.
 */
export class CallSession extends Emitter<SessionEvents> {
  readonly #options: CallSessionOptions;
  readonly #clock: Clock;
  /** The other side's voice and camera: give it to a `<video>` once; tracks come and go by themselves. */
  readonly remoteStream: MediaStream = new MediaStream();
  readonly #local: Record<LocalSource, LocalEntry> = {
    microphone: { track: null, muted: false, owned: false },
    camera: { track: null, muted: false, owned: false },
  };
  readonly #remote = new Map<string, RemoteMedia>();
  readonly #quality: QualityMonitor;

  #connection: ConnectionState = { name: 'idle' };
  #state: SessionState = 'idle';
  #socket: SignalingSocket | undefined;
  #link: MediaLink | undefined;
  #access: RoomAccess | undefined;
  #resumeKey = '';
  #peers: readonly Peer[] = [];
  #active = false;
  /** This side made the room live: it does so again when the room had to be opened anew. */
  #activator = false;
  #everConnected = false;
  #idle = true;
  #captured: Promise<void> = Promise.resolve();
  #cancelRetry: (() => void) | undefined;
  #cancelGiveUp: (() => void) | undefined;
  #waiting = new Set<{ when: 'entered' | 'ready'; resolve: () => void; reject: (error: unknown) => void }>();
  #endError: FalinkError | undefined;
  readonly #onNetwork = (): void => this.#dispatch({ type: 'networkChanged' });

  constructor(options: CallSessionOptions) {
    super();
    this.#options = options;
    this.#clock = options.clock ?? browserClock;
    this.#quality = new QualityMonitor(this.#clock, {
      stats: async () => this.#link?.recvTransport?.getStats(),
      expected: () => this.#active && [...this.#remote.values()].some((remote) => !remote.muted),
      changed: (level) => this.emit('quality', level),
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  get peers(): readonly Peer[] {
    return this.#peers;
  }

  get remotes(): readonly RemoteMedia[] {
    return [...this.#remote.values()];
  }

  /** This side's microphone and camera. */
  local(source: LocalSource): LocalMedia {
    const { track, muted } = this.#local[source];
    return { track, muted };
  }

  /**
   * Joins and sets everything up: devices, both transports, ICE and DTLS. Nothing is forwarded until somebody
   * activates the room. Resolves on standby; a missing device does not reject, see `problem`.
   *
   * @throws FalinkError when the session ended before that.
   */
  async warm(access: RoomAccess, { media: source, idle = true }: WarmOptions): Promise<void> {
    if (this.#connection.name !== 'idle') return this.#until('ready');
    this.#access = access;
    this.#idle = idle;
    this.#captured = this.#capture(source);
    this.#listenToNetwork(true);
    this.#dispatch({ type: 'start' });
    return this.#until('ready');
  }

  /** Somebody is about to answer: encoders start, so that the first frame is ready when the call goes live. */
  ring(): void {
    this.#idle = false;
    for (const sender of this.#link?.senders.values() ?? []) sender.setIdle(false);
  }

  /**
   * Makes the room live with the token that accepting the offer gave. Waits for a connection if need be.
   *
   * @throws FalinkError room.not_granted, room.token_expired, or when the session ended.
   */
  async activate(token: string): Promise<void> {
    this.ring();
    for (;;) {
      await this.#until('entered');
      try {
        await this.#send(media.activate, { token });
        break;
      } catch (error) {
        if (!(error instanceof FalinkError) || error.code !== 'service.unavailable') throw error;
        await this.#pause();
      }
    }
    this.#activator = true;
    this.#setActive();
  }

  setMicrophoneMuted(muted: boolean): void {
    this.#setMuted('microphone', muted);
  }

  setCameraOff(off: boolean): void {
    this.#setMuted('camera', off);
  }

  /**
   * Sends another track, or takes the source away with null. A track given here stays the page's own.
   * Before `warm` it has no effect.
   */
  async replaceTrack(source: LocalSource, track: MediaStreamTrack | null): Promise<void> {
    const entry = this.#local[source];
    this.#stopOwned(entry);
    this.#setLocalTrack(source, track, false);
    const link = this.#link;
    if (!link) return;
    if (track) await this.#produce(link, source);
    else await link.stop(source);
  }

  /** Asks the sender for a fresh picture, e.g. when a decoder stalled. */
  async requestKeyFrame(): Promise<void> {
    const cameras = [...(this.#link?.received.values() ?? [])].filter((received) => received.source !== 'microphone');
    await Promise.all(cameras.map(({ consumerId }) => this.#send(media.requestKeyFrame, { consumerId })));
  }

  /** WebRTC statistics of both directions, for tests and for a support page. */
  async stats(): Promise<{ send: RTCStatsReport | undefined; receive: RTCStatsReport | undefined }> {
    const [send, receive] = await Promise.all([
      this.#link?.sendTransport?.getStats(),
      this.#link?.recvTransport?.getStats(),
    ]);
    return { send, receive };
  }

  /** Tries other network paths now; happens by itself when the browser says that the network changed. */
  restartIce(): void {
    this.#link?.restartIce();
  }

  /** Leaves for good and releases every device opened here. */
  hangUp(): void {
    this.#dispatch({ type: 'hangUp' });
    // A session that never started has nothing to tear down but must not start later.
    if (this.#state !== 'ended') this.#tearDown('hung_up');
  }

  #dispatch(input: ConnectionInput): void {
    const before = this.#connection;
    const { state, effects } = transition(before, input);
    this.#connection = state;
    for (const effect of effects) this.#run(effect);
    this.#refreshState();
  }

  #run(effect: ConnectionEffect): void {
    switch (effect.type) {
      case 'openSocket':
        this.#openSocket(effect.attempt);
        return;
      case 'closeSocket':
        this.#socket?.close();
        this.#socket = undefined;
        return;
      case 'enter':
        void this.#enter(effect.attempt, effect.mode);
        return;
      case 'renewAccess':
        void this.#renewAccess(effect.attempt);
        return;
      case 'scheduleRetry': {
        const { attempt, tries } = effect;
        this.#cancelRetry?.();
        this.#cancelRetry = this.#clock.after(retryDelayMs(tries, this.#clock.random()), () =>
          this.#dispatch({ type: 'retryDue', attempt }),
        );
        return;
      }
      case 'cancelRetry':
        this.#cancelRetry?.();
        this.#cancelRetry = undefined;
        return;
      case 'startGiveUp':
        this.#cancelGiveUp ??= this.#clock.after(this.#options.giveUpMs ?? GIVE_UP_MS, () =>
          this.#dispatch({ type: 'gaveUp' }),
        );
        return;
      case 'cancelGiveUp':
        this.#cancelGiveUp?.();
        this.#cancelGiveUp = undefined;
        return;
      case 'restartIce':
        this.restartIce();
        return;
      case 'leave':
        // Sent in the same breath as the close below: socket.io flushes before it disconnects.
        void this.#send(media.leave, {}).catch(() => undefined);
        return;
      case 'tearDown':
        this.#tearDown(effect.reason);
        return;
    }
  }

  #openSocket(attempt: number): void {
    const access = this.#access;
    if (!access) return;
    this.#socket?.close();
    this.#socket = new SignalingSocket(access.url, {
      opened: () => this.#dispatch({ type: 'socketOpened', attempt }),
      lost: (error) => {
        if (error) this.#refuse(attempt, error);
        else this.#dispatch({ type: 'socketLost', attempt: this.#socketAttempt(attempt) });
      },
      notice: (notice) => this.#onNotice(notice),
    });
  }

  /** A rebuilt room starts a new attempt on the same socket. */
  #socketAttempt(opened: number): number {
    const { attempt } = { attempt: opened, ...this.#connection };
    return this.#connection.name === 'connected' || this.#connection.name === 'entering' ? attempt : opened;
  }

  async #enter(attempt: number, mode: EnterMode): Promise<void> {
    try {
      if (mode === 'join') {
        const token = this.#access?.token ?? '';
        this.#entered(attempt, await this.#send(media.join, { token }), true);
      } else {
        const answer = await this.#send(media.resume, { resumeKey: this.#resumeKey });
        if (answer.rebuilt) this.#entered(attempt, answer, true);
        else this.#entered(attempt, answer, false);
      }
    } catch (error) {
      this.#refuse(attempt, error);
    }
  }

  #entered(attempt: number, answer: Joined, fresh: true): void;
  #entered(attempt: number, answer: Pick<Joined, 'resumeKey' | 'peers' | 'active'>, fresh: false): void;
  #entered(attempt: number, answer: Pick<Joined, 'resumeKey' | 'peers' | 'active'> | Joined, fresh: boolean): void {
    if (!('attempt' in this.#connection) || this.#connection.attempt !== attempt) return;
    this.#resumeKey = answer.resumeKey;
    this.#setPeers(answer.peers.filter((peer) => peer.id !== this.#access?.participantId));
    this.#active = answer.active;
    if (this.#active) this.#idle = false;
    this.#everConnected = true;
    this.#dispatch({ type: 'entered', attempt, ready: !fresh });
    this.#settle('entered');
    if (fresh) {
      void this.#setUp(attempt, answer as Joined);
    } else {
      this.#link?.resync();
      this.#settle('ready');
    }
  }

  /** Builds the media of a fresh stay. A lost socket in between starts the whole stay anew. */
  async #setUp(attempt: number, joined: Joined): Promise<void> {
    this.#link?.close();
    const link: MediaLink = new MediaLink({
      clock: this.#clock,
      ...(this.#options.videoCodecs && { videoCodecs: this.#options.videoCodecs }),
      send: (message, payload) => this.#send(message, payload),
      events: {
        received: (received) => this.#onReceived(received),
        receivedEnded: (received) => this.#onReceivedEnded(received),
        receivedPaused: (received) => this.#onReceivedPaused(received),
        failed: () => {
          if (this.#link === link && 'attempt' in this.#connection)
            this.#dispatch({ type: 'mediaFailed', attempt: this.#connection.attempt });
        },
      },
    });
    this.#link = link;
    try {
      await link.open(joined);
      await this.#captured;
      await Promise.all(LOCAL_SOURCES.map((source) => this.#produce(link, source)));
      if (this.#link !== link) return;
      if (this.#activator && !this.#active) await this.#activateAgain();
      this.#dispatch({ type: 'mediaReady', attempt });
      this.#settle('ready');
    } catch (error) {
      // Late, or lost together with its socket: the machine already knows.
      if (this.#link === link) {
        link.close();
        this.#dispatch({ type: 'mediaFailed', attempt });
      }
      void error;
    }
  }

  /** After a restart of the sfu the room starts on standby; the fresh token of a live call grants `activate`. */
  async #activateAgain(): Promise<void> {
    const token = this.#access?.token;
    if (!token) return;
    try {
      await this.#send(media.activate, { token });
      this.#setActive();
    } catch (error) {
      if (!(error instanceof FalinkError) || error.code !== 'room.not_granted') throw error;
    }
  }

  async #produce(link: MediaLink, source: LocalSource): Promise<void> {
    const entry = this.#local[source];
    if (!entry.track || entry.track.readyState === 'ended') return;
    if (source === 'camera' && !link.canSendVideo) {
      this.emit('problem', { kind: 'no_common_codec' });
      return;
    }
    const sender = await link.produce(source, entry.track, { idle: this.#idle, muted: entry.muted });
    // What the person did while it was being set up.
    sender.setIdle(this.#idle);
    sender.setMuted(entry.muted);
  }

  async #renewAccess(attempt: number): Promise<void> {
    try {
      const access = await this.#options.onNeedAccess();
      if (!('attempt' in this.#connection) || this.#connection.attempt !== attempt) return;
      this.#access = access;
      this.#dispatch({ type: 'accessRenewed', attempt });
    } catch (error) {
      this.#refuse(attempt, error);
    }
  }

  #refuse(attempt: number, error: unknown): void {
    const refusal = refusalOf(error);
    if (refusal.kind === 'over' && error instanceof FalinkError) this.#endError = error;
    this.#dispatch({ type: 'refused', attempt, refusal });
  }

  #onNotice(notice: MediaNotice): void {
    switch (notice.type) {
      case 'consumerCreated':
        // A consumer that cannot be built costs one track, not the call.
        void this.#link?.receive(notice.payload).catch(() => undefined);
        return;
      case 'consumerClosed':
        this.#link?.forget(notice.payload.consumerId);
        return;
      case 'consumerPaused':
        this.#link?.setReceivedPaused(notice.payload.consumerId, true);
        return;
      case 'consumerResumed':
        this.#link?.setReceivedPaused(notice.payload.consumerId, false);
        return;
      case 'consumerScore':
        return;
      case 'peerJoined':
        this.#setPeers([...this.#peers.filter((peer) => peer.id !== notice.payload.id), notice.payload]);
        return;
      case 'peerConnection': {
        const { peerId, connection } = notice.payload;
        this.#setPeers(this.#peers.map((peer) => (peer.id === peerId ? { ...peer, connection } : peer)));
        this.emit('peerConnection', notice.payload);
        return;
      }
      case 'peerLeft':
        if (notice.payload.peerId === this.#access?.participantId && notice.payload.reason === 'replaced') {
          this.#dispatch({ type: 'closed', reason: 'replaced' });
          return;
        }
        this.#setPeers(this.#peers.filter((peer) => peer.id !== notice.payload.peerId));
        this.emit('peerLeft', notice.payload);
        return;
      case 'roomActivated':
        this.ring();
        this.#setActive();
        return;
      case 'roomRebuilt':
        if ('attempt' in this.#connection) this.#dispatch({ type: 'rebuilt', attempt: this.#connection.attempt });
        return;
      case 'roomClosed':
        this.#dispatch({ type: 'closed', reason: 'room_closed' });
        return;
    }
  }

  #onReceived(received: Received): void {
    const { track } = received.consumer;
    const remote = this.#remoteOf(received);
    this.#remote.set(received.consumerId, remote);
    if (received.source !== 'document') this.remoteStream.addTrack(track);
    this.emit('remoteTrack', remote);
  }

  #onReceivedEnded(received: Received): void {
    const remote = this.#remote.get(received.consumerId);
    if (!remote) return;
    this.#remote.delete(received.consumerId);
    this.remoteStream.removeTrack(remote.track);
    this.emit('remoteTrackEnded', remote);
  }

  #onReceivedPaused(received: Received): void {
    const remote = this.#remoteOf(received);
    this.#remote.set(received.consumerId, remote);
    this.emit('remoteMuted', remote);
  }

  #remoteOf({ consumerId, peerId, source, consumer, paused }: Received): RemoteMedia {
    return { consumerId, peerId, source, track: consumer.track, muted: paused };
  }

  async #capture(source: CaptureOptions | MediaStream): Promise<void> {
    if (source instanceof MediaStream) {
      this.#setLocalTrack('microphone', source.getAudioTracks()[0] ?? null, false);
      this.#setLocalTrack('camera', source.getVideoTracks()[0] ?? null, false);
      return;
    }
    const getUserMedia: GetUserMedia =
      this.#options.getUserMedia ?? ((constraints) => navigator.mediaDevices.getUserMedia(constraints));
    const captured = await capture(source, getUserMedia);
    for (const local of LOCAL_SOURCES) {
      const track = captured[local];
      // Hung up while the person was being asked: the light must not stay on.
      if (this.#state === 'ended') track?.stop();
      else this.#setLocalTrack(local, track, true);
    }
    for (const problem of captured.problems) this.emit('problem', problem);
  }

  #setLocalTrack(source: LocalSource, track: MediaStreamTrack | null, owned: boolean): void {
    const entry = this.#local[source];
    entry.track = track;
    entry.owned = owned;
    if (track) {
      track.enabled = !entry.muted;
      track.addEventListener('ended', () => {
        if (entry.track === track && this.#state !== 'ended') this.emit('problem', { kind: `${source}_stopped` });
      });
    }
    this.emit('localMedia', { source, track, muted: entry.muted });
  }

  #setMuted(source: LocalSource, muted: boolean): void {
    const entry = this.#local[source];
    if (entry.muted === muted) return;
    entry.muted = muted;
    if (entry.track) entry.track.enabled = !muted;
    this.#link?.senders.get(source)?.setMuted(muted);
    this.emit('localMedia', { source, track: entry.track, muted });
  }

  #setPeers(peers: readonly Peer[]): void {
    this.#peers = peers;
    this.emit('peers', peers);
  }

  #setActive(): void {
    this.#active = true;
    this.#quality.start();
    this.#refreshState();
  }

  #refreshState(): void {
    const state = this.#nextState();
    if (state === this.#state || this.#state === 'ended') return;
    this.#state = state;
    this.emit('state', state);
  }

  #nextState(): SessionState {
    switch (this.#connection.name) {
      case 'idle':
        return 'idle';
      case 'ended':
        return 'ended';
      case 'connected':
        if (this.#active) return 'active';
        return this.#connection.ready ? 'standby' : 'connecting';
      default:
        return this.#everConnected ? 'reconnecting' : 'connecting';
    }
  }

  async #send<M extends Request>(message: M, payload: PayloadOf<M>): Promise<AnswerOf<M>> {
    const socket = this.#socket;
    if (!socket) throw new FalinkError('service.unavailable');
    return socket.request(message, payload);
  }

  #isAt(when: 'entered' | 'ready'): boolean {
    return this.#connection.name === 'connected' && (when === 'entered' || this.#connection.ready);
  }

  #until(when: 'entered' | 'ready'): Promise<void> {
    if (this.#isAt(when)) return Promise.resolve();
    if (this.#state === 'ended') return Promise.reject(this.#endError ?? new FalinkError('call.ended'));
    return new Promise((resolve, reject) => {
      this.#waiting.add({ when, resolve, reject });
    });
  }

  #settle(reached: 'entered' | 'ready'): void {
    for (const waiter of [...this.#waiting]) {
      if (waiter.when !== reached) continue;
      this.#waiting.delete(waiter);
      waiter.resolve();
    }
  }

  /** Lets a lost socket be noticed before the next try. */
  #pause(): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.after(100, resolve);
    });
  }

  #listenToNetwork(on: boolean): void {
    const scope = globalThis as Partial<Pick<Window, 'addEventListener' | 'removeEventListener'>>;
    if (on) scope.addEventListener?.('online', this.#onNetwork);
    else scope.removeEventListener?.('online', this.#onNetwork);
  }

  #stopOwned(entry: LocalEntry): void {
    if (entry.owned) entry.track?.stop();
  }

  #tearDown(reason: EndReason): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#connection = { name: 'ended', reason };
    this.#quality.stop();
    this.#listenToNetwork(false);
    this.#link?.close();
    this.#link = undefined;
    for (const source of LOCAL_SOURCES) this.#stopOwned(this.#local[source]);
    const error = this.#endError ?? new FalinkError('call.ended');
    for (const waiter of this.#waiting) waiter.reject(error);
    this.#waiting.clear();
    this.emit('state', 'ended');
    this.emit('ended', { reason, ...(this.#endError && { error: this.#endError }) });
  }
}
