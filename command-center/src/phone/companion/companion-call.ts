import { CallSession, type ProblemKind } from '@falink/call-client';
import { Store } from '@falink/client';
import { largestStill, type Still } from '@falink/client/still';
import { FalinkError, type RoomAccess } from '@falink/protocol';
import { DeviceTurns, deviceState, isSameDevice, openDevices } from '../device-turns.js';
import type { Device } from '../devices.js';
import { BEFORE_CALL, type CallState, overOf } from './call-state.js';

/** Letters of a page of paper need more than a face; what the camera has not it gives less of. */
const DOCUMENT_CONSTRAINTS = {
  facingMode: { ideal: 'environment' },
  width: { ideal: 1920 },
  height: { ideal: 1080 },
  frameRate: { ideal: 15, max: 30 },
} as const satisfies MediaTrackConstraints;

/** Large enough to judge on a phone whether print can be read. */
const PREVIEW_WIDTH_PX = 1080;

/** The phone's part in a call: its devices, what is sent of them and what is played here. Made by the person's press. */
export class CompanionCall {
  readonly state = new Store<CallState>(BEFORE_CALL);
  readonly #session: CallSession;
  readonly #onNeedAccess: () => Promise<RoomAccess>;
  #access: RoomAccess | undefined;
  #wanted: Record<Device, boolean> = { microphone: true, camera: true };
  #document: MediaStreamTrack | null = null;
  readonly #turns = new DeviceTurns(() => this.#refresh());

  constructor(onNeedAccess: () => Promise<RoomAccess>) {
    this.#onNeedAccess = onNeedAccess;
    this.#session = new CallSession({
      pictures: false,
      onNeedAccess: async () => {
        this.#access = await onNeedAccess();
        return this.#access;
      },
    });
    const session = this.#session;
    const refresh = (): void => this.#refresh();
    session.on('state', refresh);
    session.on('path', refresh);
    session.on('devices', refresh);
    session.on('playback', refresh);
    session.on('remoteTrack', refresh);
    session.on('remoteTrackEnded', refresh);
    session.on('remoteMuted', refresh);
    session.on('remoteLimited', refresh);
    session.on('localMedia', refresh);
    session.on('ended', ({ reason, error }) => void this.#onEnded(reason, error));
  }

  /** The lawyer's voice, and their picture once the television is away. */
  get lawyer(): MediaStream {
    return this.#session.remoteStream;
  }

  track(source: Device | 'document'): MediaStreamTrack | null {
    return source === 'document' ? this.#document : this.#session.local(source).track;
  }

  /** Asks for the devices. @returns what is missing, and why */
  open(wanted: Readonly<Record<Device, boolean>>): Promise<readonly ProblemKind[]> {
    return this.#turns.run(async () => {
      this.#wanted = { ...wanted };
      return openDevices(this.#session, this.#wishes());
    });
  }

  /** Takes part with what is open. */
  join({ microphone, camera }: Readonly<Record<Device, boolean>>, access: RoomAccess): void {
    this.#wanted = { microphone, camera };
    this.#access = access;
    // What comes of it is in the state, an end included.
    this.#session.warm(access, { media: this.#wishes() }).catch(() => undefined);
  }

  setMuted(device: Device, muted: boolean): void {
    if (device === 'camera') this.#session.setCameraOff(muted);
    else this.#session.setMicrophoneMuted(muted);
  }

  /** The other camera of the phone. */
  flip(): Promise<void> {
    return this.#turns.run(async () => {
      const facing = this.state.state.facing === 'user' ? 'environment' : 'user';
      this.state.set({ facing });
      await this.#session.openDevices(this.#wishes());
    });
  }

  /** Opens again what the system or another app took; nothing happens to what works. */
  reopen(): Promise<void> {
    return this.#turns.run(async () => {
      if (this.state.state.over) return;
      if (this.#document && isDead(this.#document)) await this.#hideDocument();
      else await this.#session.openDevices(this.#wishes());
    });
  }

  /** Shows a paper by the rear camera in the place of the face. @throws DOMException when there is no such picture; the face is back then */
  showDocument(): Promise<void> {
    return this.#turns.run(async () => {
      if (this.#document) return;
      await this.#session.openDevices({ ...this.#wishes(), camera: false });
      try {
        const stream = await navigator.mediaDevices.getUserMedia({ video: DOCUMENT_CONSTRAINTS });
        this.#document = stream.getVideoTracks()[0] ?? null;
        if (!this.#document) throw new DOMException('no picture', 'NotFoundError');
        this.#document.contentHint = 'detail';
        this.#document.addEventListener('ended', () => void this.reopen());
        await this.#session.replaceTrack('document', this.#document);
        this.#refresh();
      } catch (error) {
        await this.#hideDocument();
        throw error;
      }
    });
  }

  hideDocument(): Promise<void> {
    return this.#turns.run(() => this.#hideDocument());
  }

  /** The largest picture of the camera that this video shows; null: it gives none yet. */
  async still(video: HTMLVideoElement): Promise<Still | null> {
    return video.videoWidth > 0 ? largestStill(video, PREVIEW_WIDTH_PX) : null;
  }

  /** Chooses where the lawyer's voice is played. @throws FalinkError */
  async playHere(here: boolean): Promise<void> {
    const { participantId, of } = this.#access ?? {};
    const device = here ? participantId : of;
    if (device !== undefined) await this.#session.setPlayback(device);
  }

  /** Whether the lawyer's picture is shown here: the television does not. */
  setPictures(wanted: boolean): void {
    this.#session.setPictures(wanted);
  }

  /** Camera and microphone are off at once. */
  leave(): void {
    this.#session.hangUp();
  }

  async #hideDocument(): Promise<void> {
    this.#document?.stop();
    this.#document = null;
    await this.#session.replaceTrack('document', null);
    await this.#session.openDevices(this.#wishes());
    this.#refresh();
  }

  #wishes() {
    return { ...this.#wanted, facing: this.state.state.facing };
  }

  #refresh(): void {
    const { state, path, devices, playback, remotes } = this.#session;
    this.state.set({
      session: state,
      blocked: path === 'blocked',
      televisionHere: devices.some(({ connection }) => connection === 'connected'),
      playsHere: playback === null || playback === this.#access?.participantId,
      showsDocument: this.#document !== null,
      lawyerPicture: remotes.some(({ source, muted, limited }) => source === 'camera' && !muted && !limited),
    });
    for (const device of ['microphone', 'camera'] as const) this.#refreshDevice(device);
    const voices = remotes.flatMap(({ source, track }) => (source === 'microphone' ? [track] : []));
    const { playsHere, televisionHere } = this.state.state;
    // What the television plays comes back through the phone's microphone, whose echo no browser cancels.
    void this.#session.duckUnder(playsHere || !televisionHere ? [] : voices).catch(() => undefined);
  }

  #refreshDevice(device: Device): void {
    const given = device === 'camera' && this.#document !== null;
    const expected = !this.#turns.isWorking && this.#wanted[device] && !given;
    const next = deviceState(this.#session.local(device), expected);
    if (!isSameDevice(this.state.state[device], next)) this.state.set({ [device]: next });
  }

  async #onEnded(reason: Parameters<typeof overOf>[0], error: FalinkError | undefined): Promise<void> {
    this.#document?.stop();
    this.#document = null;
    const refusal = error ?? (reason === 'room_closed' ? await this.#refusal() : null);
    this.state.set({ over: overOf(reason, refusal) });
  }

  /** Why the phone may not come back; null: it may, or nobody says. */
  async #refusal(): Promise<FalinkError | null> {
    return this.#onNeedAccess().then(
      () => null,
      (error: unknown) => (error instanceof FalinkError ? error : null),
    );
  }
}

function isDead(track: MediaStreamTrack): boolean {
  return track.readyState === 'ended' || track.muted;
}
