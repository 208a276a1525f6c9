import type { CallSession, ProblemKind } from '@falink/call-client';
import { type NetworkReport, Store } from '@falink/client';
import type { MediaAbility, ProbeAccess, RefusedMessages, RoomAccess } from '@falink/protocol';
import {
  type CallMedia,
  type CallMediaFactory,
  type CallMediaState,
  type DeviceTrouble,
  type JoinOptions,
  NO_MEDIA,
  type Reception,
} from '../CallMedia.js';

const TROUBLE: Partial<Record<ProblemKind, { device: 'camera' | 'microphone'; trouble: DeviceTrouble }>> = {
  camera_denied: { device: 'camera', trouble: 'refused' },
  camera_missing: { device: 'camera', trouble: 'missing' },
  camera_busy: { device: 'camera', trouble: 'busy' },
  camera_stopped: { device: 'camera', trouble: 'stopped' },
  microphone_denied: { device: 'microphone', trouble: 'refused' },
  microphone_missing: { device: 'microphone', trouble: 'missing' },
  microphone_busy: { device: 'microphone', trouble: 'busy' },
  microphone_stopped: { device: 'microphone', trouble: 'stopped' },
};

/** One call's media on call-client, as one state. */
class CallClientMedia implements CallMedia {
  readonly store = new Store<CallMediaState>(NO_MEDIA);
  private reception: Reception | null = null;
  private wanted = { microphone: true, camera: true };
  /** Only shows the call of a browser. */
  private isScreen = false;
  /** The lawyer's pictures alone, while the phone plays the sound. */
  private silent = new MediaStream();

  constructor(private readonly session: CallSession) {
    session.on('state', (phase) => this.store.set({ phase }));
    session.on('localMedia', () => this.refreshLocal());
    session.on('remoteTrack', () => this.refreshRemote());
    session.on('remoteTrackEnded', () => this.refreshRemote());
    session.on('remoteMuted', () => this.refreshRemote());
    session.on('remoteLimited', () => this.refreshRemote());
    session.on('sendingLimited', ({ limited }) => this.store.set({ sendingLimited: limited }));
    session.on('peers', () => this.refreshRemote());
    session.on('devices', () => this.refreshPhone());
    session.on('playback', () => this.refreshPhone());
    session.on('mirror', () => this.refreshLocal());
    session.on('peerConnection', () => this.refreshRemote());
    session.on('quality', (quality) => this.store.set({ poor: quality === 'poor' || quality === 'lost' }));
    session.on('reception', ({ packetsReceived, packetsLost, rttMs }) => {
      const { received = 0, lost = 0 } = this.reception ?? {};
      this.reception = { received: received + packetsReceived, lost: lost + packetsLost, rttMs };
    });
    session.on('path', (path) => this.store.set({ blocked: path === 'blocked' }));
    session.on('problem', ({ kind }) => {
      if (kind === 'no_common_codec') this.store.set({ soundOnly: true });
      const known = TROUBLE[kind];
      if (known?.device === 'camera') this.store.set({ camera: 'none', cameraTrouble: known.trouble });
      if (known?.device === 'microphone') this.store.set({ microphone: 'none', microphoneTrouble: known.trouble });
    });
  }

  join(access: RoomAccess, { camera, screen }: JoinOptions): void {
    if (!camera) this.store.set({ camera: 'none' });
    if (screen) this.store.set({ microphone: 'none' });
    this.isScreen = screen;
    this.wanted = { microphone: !screen, camera };
    this.session
      .warm(access, { media: this.wanted })
      // The session's own events say how it ended; the service knows whether the call is over.
      .catch(() => undefined);
  }

  ring(): void {
    this.session.ring();
  }
  setMuted(muted: boolean): void {
    this.session.setMicrophoneMuted(muted);
  }
  setCamera(on: boolean): void {
    this.session.setCameraOff(!on);
  }
  playHere(here: boolean): void {
    const device = here ? this.session.deviceId : this.session.devices[0]?.id;
    // Not in the room at this moment: the key can be pressed again.
    if (device !== undefined) void this.session.setPlayback(device).catch(() => undefined);
  }
  takeReception(): Reception | null {
    const taken = this.reception;
    this.reception = null;
    return taken;
  }
  close(): void {
    this.session.hangUp();
  }

  /** What a phone sends is in the place of this box's own; when it has gone, these come back. */
  private refreshPhone(): void {
    const present = this.session.devices.length > 0;
    const before = this.store.state.phone.present;
    this.store.set({ phone: { present, plays: present && this.phonePlays } });
    if (present !== before && !this.isScreen)
      void (present ? this.session.releaseDevices() : this.session.openDevices(this.wanted)).catch(() => undefined);
    this.refreshLocal();
    this.refreshRemote();
  }

  /** The second device plays where nobody chose: the phone of this box, or this box beside a browser. */
  private get phonePlays(): boolean {
    const { playback, deviceId } = this.session;
    return playback === null ? !this.isScreen : playback !== deviceId;
  }

  /** The phone's camera as this box shows it; its microphone is the phone's own matter. */
  private showMirror(): void {
    const { mirrorStream } = this.session;
    const moving = mirrorStream.getVideoTracks().length > 0;
    this.store.set({
      camera: moving ? 'on' : 'none',
      microphone: 'on',
      microphoneSilent: false,
      cameraTrouble: null,
      microphoneTrouble: null,
      local: moving ? mirrorStream : null,
    });
  }

  private refreshLocal(): void {
    if (this.store.state.phone.present) {
      this.showMirror();
      return;
    }
    if (this.isScreen) {
      this.store.set({ camera: 'none', microphone: 'none', local: null });
      return;
    }
    const camera = this.session.local('camera');
    const microphone = this.session.local('microphone');
    const tracks = [camera.track, microphone.track].filter((track): track is MediaStreamTrack => track !== null);
    const { local } = this.store.state;
    const same =
      local !== null &&
      tracks.length === local.getTracks().length &&
      tracks.every((track) => local.getTracks().includes(track));
    this.store.set({
      camera: camera.track ? (camera.muted ? 'off' : 'on') : this.store.state.camera === 'opening' ? 'opening' : 'none',
      microphone: microphone.track
        ? microphone.muted
          ? 'off'
          : 'on'
        : this.store.state.microphone === 'opening'
          ? 'opening'
          : 'none',
      microphoneSilent: microphone.silent,
      ...(camera.track && { cameraTrouble: null }),
      ...(microphone.track && { microphoneTrouble: null }),
      local: same ? local : tracks.length > 0 ? new MediaStream(tracks) : null,
    });
  }

  private pictures(): MediaStream {
    const tracks = this.session.remoteStream.getVideoTracks();
    const shown = this.silent.getTracks();
    if (tracks.length !== shown.length || tracks.some((track) => !shown.includes(track)))
      this.silent = new MediaStream(tracks);
    return this.silent;
  }

  private refreshRemote(): void {
    const { remotes, peers } = this.session;
    const voice = remotes.find((remote) => remote.source === 'microphone');
    const picture = remotes.find((remote) => remote.source !== 'microphone');
    this.store.set({
      remote: {
        present: peers.length > 0,
        reconnecting: peers.some((peer) => peer.connection === 'reconnecting'),
        muted: voice?.muted === true,
        picture: picture === undefined || picture.muted ? 'off' : picture.limited ? 'limited' : 'on',
        hasVideo: picture !== undefined,
      },
      remoteStream: this.store.state.phone.plays ? this.pictures() : this.session.remoteStream,
    });
  }
}

/** Loads the call stack when it is first needed. */
export class CallClientFactory implements CallMediaFactory {
  constructor(private readonly refusedMessages: RefusedMessages) {}

  async ability(): Promise<MediaAbility> {
    const { preflight } = await import('@falink/call-client');
    return preflight();
  }

  async create(freshAccess: () => Promise<RoomAccess>): Promise<CallMedia> {
    const { CallSession } = await import('@falink/call-client');
    return new CallClientMedia(new CallSession({ onNeedAccess: freshAccess, refusedMessages: this.refusedMessages }));
  }

  async checkNetwork(access: ProbeAccess, signal: AbortSignal): Promise<NetworkReport> {
    const { checkNetwork } = await import('@falink/call-client');
    return checkNetwork(access, { refusedMessages: this.refusedMessages, signal });
  }
}
