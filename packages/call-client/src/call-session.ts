import { Emitter } from '@falink/client';
import {
  FalinkError,
  type Joined,
  type MediaSource,
  media,
  type Peer,
  RefusedMessages,
  type RoomAccess,
} from '@falink/protocol';
import { browserClock, type Clock } from './clock.js';
import { Connection, type Entry } from './connection/connection.js';
import type { EndReason } from './connection/machine.js';
import { browserDeviceChanges, LocalDevices, type LocalSource } from './local-devices.js';
import type { CaptureOptions } from './local-media.js';
import { measuring } from './measuring.js';
import { MediaLink } from './media/media-link.js';
import { MediaPath, type PathState } from './media/media-path.js';
import { applyMediaNotice } from './media-notices.js';
import { Presence } from './presence.js';
import { Publishing } from './publishing.js';
import type { QualityMonitor } from './quality-monitor.js';
import { Remotes } from './remotes.js';
import type { LocalMedia, RemoteMedia, SessionEvents, SessionState } from './session-events.js';
import type { CallSessionOptions, WarmOptions } from './session-options.js';
import { type SessionPhase, sessionState } from './session-state.js';
import type { MediaNotice } from './signaling-socket.js';

/** Longer than the sfu keeps a lost participant: after that only the control plane can tell whether the call is over. */
const GIVE_UP_MS = 90_000;
/** Lets a lost socket be noticed before a request is repeated. */
const REPEAT_AFTER_MS = 100;

/**
 * One participant's side of one call, without any user interface. Make one per call; it never comes back to life
 * after `ended`. Every method is safe in every state; `hangUp` is idempotent.
 */
export class CallSession extends Emitter<SessionEvents> {
  /** The other side's voice and camera: give it to a `<video>` once; its tracks are added and removed here. */
  readonly remoteStream: MediaStream;
  /** The picture that this participant's other device sends: a mirror. Its tracks are added and removed here. */
  readonly mirrorStream: MediaStream;
  readonly #options: CallSessionOptions;
  readonly #clock: Clock;
  readonly #connection: Connection;
  readonly #devices: LocalDevices;
  readonly #quality: QualityMonitor;
  readonly #publishing: Publishing;
  readonly #remotes = new Remotes((event, remote) => this.emit(event, remote));
  readonly #mirror = new Remotes(() => this.emit('mirror', this.#mirror.all));
  readonly #presence = new Presence({
    emit: (event, payload) => this.emit(event, payload),
    changed: () => this.#publishing.refreshIdle(),
  });
  readonly #onNetwork = (): void => this.#connection.dispatch({ type: 'networkChanged' });

  readonly #path: MediaPath;

  #state: SessionState = 'idle';
  #link: MediaLink | undefined;
  /** The link on which everything is sent. */
  #published: MediaLink | undefined;
  #opened: Promise<void> = Promise.resolve();
  #pictures: boolean;
  #phase: SessionPhase = { active: false, everConnected: false };
  /** This side made the room live: it does so again when the room had to be rebuilt. */
  #activator = false;
  /** Encoders may rest while nobody else is in the room. */
  #mayIdle = true;

  constructor(options: CallSessionOptions) {
    super();
    this.#options = options;
    this.#pictures = options.pictures ?? true;
    this.#clock = options.clock ?? browserClock;
    this.#devices = new LocalDevices({
      clock: this.#clock,
      getUserMedia: options.getUserMedia ?? ((constraints) => navigator.mediaDevices.getUserMedia(constraints)),
      deviceChanges: options.deviceChanges ?? browserDeviceChanges,
      events: {
        changed: (source, local) => this.emit('localMedia', { source, ...local }),
        swapped: (source) => void this.#publishing.follow(source).catch(() => undefined),
        problem: (problem) => this.emit('problem', problem),
      },
    });
    this.#publishing = new Publishing({
      devices: this.#devices,
      isIdle: () => this.#mayIdle && !this.#phase.active && this.#presence.people.others.length === 0,
      problem: (problem) => this.emit('problem', problem),
      limited: (source, limited) => this.emit('sendingLimited', { source, limited }),
    });
    this.remoteStream = this.#remotes.stream;
    this.mirrorStream = this.#mirror.stream;
    this.#connection = new Connection({
      clock: this.#clock,
      giveUpMs: options.giveUpMs ?? GIVE_UP_MS,
      onNeedAccess: options.onNeedAccess,
      refusedMessages: options.refusedMessages ?? new RefusedMessages(() => undefined),
      events: {
        changed: () => this.#refreshState(),
        entered: (entry) => this.#onEntered(entry),
        notice: (notice) => this.#onNotice(notice),
        restartIce: () => this.restartIce(),
        ended: (reason, error) => this.#onEnded(reason, error),
      },
    });
    this.#path = new MediaPath(this.#clock, (path) => this.emit('path', path));
    this.#quality = measuring({
      clock: this.#clock,
      connection: this.#connection,
      link: () => this.#link,
      remotes: () => this.remotes,
      isActive: () => this.#phase.active,
      wantsPictures: () => this.#pictures,
      emit: (event, value) => this.emit(event, value),
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Whether media gets through to the sfu. */
  get path(): PathState {
    return this.#path.state;
  }

  /** This device, as the room names it; undefined before it was entered. */
  get deviceId(): string | undefined {
    return this.#connection.access?.participantId;
  }

  /** The other people in the room. */
  get peers(): readonly Peer[] {
    return this.#presence.people.others;
  }

  /** The other devices of this participant. */
  get devices(): readonly Peer[] {
    return this.#presence.people.ownDevices;
  }

  /** The device of this participant that plays the sound; null: nobody chose. */
  get playback(): string | null {
    return this.#presence.playback;
  }

  get remotes(): readonly RemoteMedia[] {
    return this.#remotes.all;
  }

  /** This side's microphone or camera. */
  local(source: LocalSource): LocalMedia {
    return this.#devices.get(source);
  }

  /**
   * Joins and sets everything up: devices, both transports, ICE and DTLS. Nothing is forwarded until somebody
   * activates the room. Resolves on standby, when media gets through; a missing device does not reject, see `problem`.
   *
   * @throws FalinkError when the session ended before that.
   */
  async warm(access: RoomAccess, { media: wanted, idle = true }: WarmOptions): Promise<void> {
    if (this.#connection.state.name === 'idle') {
      this.#mayIdle = idle;
      this.#opened = this.#devices.open(wanted);
      globalThis.addEventListener?.('online', this.#onNetwork);
      this.#connection.start(access);
    }
    return this.#connection.until('ready');
  }

  /**
   * Somebody is about to answer: encoders start now and stay on, so that the first frame is ready when the call goes
   * live. Happens automatically while another participant is in the room, e.g. the one whose desk is ringing.
   */
  ring(): void {
    this.#mayIdle = false;
    this.#publishing.refreshIdle();
  }

  /**
   * Makes the room live with the token that accepting the offer gave. Waits for a connection if need be.
   *
   * @throws FalinkError room.not_granted, room.token_expired, or when the session ended.
   */
  async activate(token: string): Promise<void> {
    this.ring();
    for (;;) {
      await this.#connection.until('entered');
      try {
        await this.#connection.request(media.activate, { token });
        break;
      } catch (error) {
        if (!(error instanceof FalinkError) || error.code !== 'service.unavailable') throw error;
        await new Promise<void>((resolve) => {
          this.#clock.after(REPEAT_AFTER_MS, resolve);
        });
      }
    }
    this.#activator = true;
    this.#setActive();
  }

  setMicrophoneMuted(muted: boolean): void {
    this.#publishing.setMuted('microphone', muted);
  }

  setCameraOff(off: boolean): void {
    this.#publishing.setMuted('camera', off);
  }

  /** Opens devices; what is open as wanted goes on. Never rejects: what is missing is a `problem`. */
  async openDevices(wanted: CaptureOptions): Promise<void> {
    await this.#devices.open(wanted);
    await this.#publishing.followAll();
  }

  /** Stops microphone and camera and what is sent of them: another device of this participant serves. */
  async releaseDevices(): Promise<void> {
    this.#devices.release();
    await this.#publishing.followAll();
  }

  /** Receives the pictures of others from now on, or no longer: another device of this participant shows them. */
  setPictures(wanted: boolean): void {
    if (this.#pictures === wanted) return;
    this.#pictures = wanted;
    this.#link?.refreshWanted();
  }

  /** Chooses which device of this participant plays the sound: one of {@link devices}, or this one. @throws FalinkError */
  async setPlayback(peerId: string): Promise<void> {
    await this.#connection.request(media.setPlayback, { peerId });
    this.#presence.setPlayback(peerId);
  }

  /** Turns the microphone down while these speak: another device in this room plays them. None: never. */
  duckUnder(voices: readonly MediaStreamTrack[]): Promise<void> {
    return this.#publishing.duckUnder(voices);
  }

  /** Sends another track, or takes the source away with null. A track given here stays the page's own. */
  replaceTrack(source: MediaSource, track: MediaStreamTrack | null): Promise<void> {
    return this.#publishing.replace(source, track);
  }

  /** Asks the sender for a fresh picture. */
  async requestKeyFrame(): Promise<void> {
    const pictures = this.remotes.filter((remote) => remote.source !== 'microphone');
    await Promise.all(
      pictures.map(({ consumerId }) => this.#connection.request(media.requestKeyFrame, { consumerId })),
    );
  }

  /** WebRTC statistics of both directions, for tests and for a support page. */
  async stats(): Promise<{ send: RTCStatsReport | undefined; receive: RTCStatsReport | undefined }> {
    const [send, receive] = await Promise.all([
      this.#link?.sendTransport?.getStats(),
      this.#link?.recvTransport?.getStats(),
    ]);
    return { send, receive };
  }

  /** Tries other network paths now; automatic when the browser reports a change of network. */
  restartIce(): void {
    this.#link?.restartIce();
  }

  /** Leaves for good and releases every device opened here. */
  hangUp(): void {
    this.#connection.dispatch({ type: 'hangUp' });
  }

  #onEntered({ joined, attempt, fresh }: Entry): void {
    this.#phase = { active: joined.active, everConnected: true };
    this.#presence.enter(this.#connection.access ?? { participantId: '' }, joined);
    if (joined.active) this.#quality.start();
    this.#publishing.refreshIdle();
    if (fresh) void this.#setUp(attempt, joined as Joined);
    else this.#link?.resync();
  }

  /** Builds the media of a fresh stay. */
  async #setUp(attempt: number, joined: Joined): Promise<void> {
    this.#link?.close();
    const link: MediaLink = new MediaLink({
      clock: this.#clock,
      ...(this.#options.videoCodecs && { videoCodecs: this.#options.videoCodecs }),
      send: (message, payload) => this.#connection.request(message, payload),
      wants: (kind) => kind === 'audio' || this.#pictures,
      events: {
        received: (received) => this.#remotesOf(received).added(received),
        receivedEnded: (received) => this.#remotesOf(received).ended(received),
        receivedPaused: (received) => this.#remotesOf(received).changed(received, 'remoteMuted'),
        receivedLimited: (received) => this.#remotesOf(received).changed(received, 'remoteLimited'),
        failed: () => this.#onLinkFailed(link),
        health: (health) => {
          if (this.#link !== link) return;
          this.#path.transport(health);
          this.#refreshReady(link, attempt);
        },
      },
    });
    this.#link = link;
    this.#publishing.use(link);
    try {
      await link.open(joined);
      await this.#opened;
      await this.#publishing.publishAll(link);
      if (this.#link !== link) return;
      if (this.#activator && !this.#phase.active) await this.#activateAgain();
      this.#published = link;
      this.#refreshReady(link, attempt);
    } catch {
      // When it failed because the socket was lost, the machine has moved on and this result is stale.
      if (this.#link === link) this.#connection.dispatch({ type: 'mediaFailed', attempt });
    }
  }

  /** Ready: everything is sent, and it gets through. One who sends nothing has no path to wait for. */
  #refreshReady(link: MediaLink, attempt: number): void {
    if (this.#published !== link || (link.senders.size > 0 && !link.connected)) return;
    this.#connection.dispatch({ type: 'mediaReady', attempt });
  }

  #onLinkFailed(link: MediaLink): void {
    const { state } = this.#connection;
    if (this.#link === link && 'attempt' in state)
      this.#connection.dispatch({ type: 'mediaFailed', attempt: state.attempt });
  }

  /** After a restart of the sfu the room starts on standby; the fresh token of a live call grants `activate`. */
  async #activateAgain(): Promise<void> {
    try {
      await this.#connection.request(media.activate, { token: this.#connection.access?.token ?? '' });
      this.#setActive();
    } catch (error) {
      if (!(error instanceof FalinkError) || error.code !== 'room.not_granted') throw error;
    }
  }

  #onNotice(notice: MediaNotice): void {
    if (applyMediaNotice(notice, { link: this.#link, publishing: this.#publishing })) return;
    const applied = this.#presence.apply(notice);
    if (applied === 'replaced') this.#connection.dispatch({ type: 'closed', reason: 'replaced' });
    if (applied !== false) return;
    switch (notice.type) {
      case 'roomActivated':
        this.#setActive();
        return;
      case 'roomRebuilt': {
        const { state } = this.#connection;
        if ('attempt' in state) this.#connection.dispatch({ type: 'rebuilt', attempt: state.attempt });
        return;
      }
      case 'roomClosed':
        this.#connection.dispatch({ type: 'closed', reason: 'room_closed' });
        return;
    }
  }

  #remotesOf({ peerId }: { readonly peerId: string }): Remotes {
    return peerId === this.#presence.people.self ? this.#mirror : this.#remotes;
  }

  #setActive(): void {
    this.#phase = { ...this.#phase, active: true };
    this.#publishing.refreshIdle();
    this.#quality.start();
    this.#refreshState();
  }

  #refreshState(): void {
    const state = sessionState(this.#connection.state, this.#phase);
    if (state === this.#state) return;
    this.#state = state;
    this.emit('state', state);
  }

  #onEnded(reason: EndReason, error: FalinkError | undefined): void {
    this.#quality.stop();
    this.#path.close();
    globalThis.removeEventListener?.('online', this.#onNetwork);
    this.#link?.close();
    this.#link = undefined;
    this.#publishing.use(undefined);
    this.#devices.close();
    this.#refreshState();
    this.emit('ended', { reason, ...(error && { error }) });
  }
}
