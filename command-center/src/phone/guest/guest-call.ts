import { CallSession, checkNetwork, type ProblemKind, preflight } from '@falink/call-client';
import { type NetworkReport, Store } from '@falink/client';
import { type MediaAbility, type ProbeAccess, RefusedMessages, type RoomAccess } from '@falink/protocol';
import { DeviceTurns, deviceState, isSameDevice, openDevices } from '../device-turns.js';
import type { Device } from '../devices.js';
import { BEFORE_CALL, type MediaState } from './call-state.js';

export { solveProof } from './proof.js';

/** Which ways of media this network lets through. @throws FalinkError */
export function checkGuestNetwork(access: ProbeAccess, signal: AbortSignal): Promise<NetworkReport> {
  return checkNetwork(access, { refusedMessages: new RefusedMessages(() => undefined), signal });
}

export type Wanted = Readonly<Record<Device, boolean>>;

/** A device that can be chosen, by the name that the system gives it. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** The media of a consultation, from the test of the devices to the end. Made by the person's press. */
export class GuestCall {
  readonly state = new Store<MediaState>(BEFORE_CALL);
  readonly #onNeedAccess: () => Promise<RoomAccess>;
  #session: CallSession;
  #wanted: Wanted = { microphone: true, camera: true };
  #chosen: Partial<Record<`${Device}Id`, string>> = {};
  #isIn = false;
  readonly #turns = new DeviceTurns(() => this.#refresh());

  /** @param onEnded the media is over, whatever became of the call; replaced: another page of this browser has it now */
  constructor(
    onNeedAccess: () => Promise<RoomAccess>,
    private readonly onEnded: (replaced: boolean) => void,
  ) {
    this.#onNeedAccess = onNeedAccess;
    this.#session = this.#begin();
  }

  /** The lawyer's voice and picture. */
  get lawyer(): MediaStream {
    return this.#session.remoteStream;
  }

  get isIn(): boolean {
    return this.#isIn;
  }

  track(device: Device): MediaStreamTrack | null {
    return this.#session.local(device).track;
  }

  /** Asks for the devices. @returns what is missing, and why */
  open(wanted: Wanted): Promise<readonly ProblemKind[]> {
    return this.#turns.run(async () => {
      this.#wanted = wanted;
      return openDevices(this.#session, this.#wishes());
    });
  }

  /** Takes another camera or microphone. */
  choose(device: Device, id: string): Promise<readonly ProblemKind[]> {
    this.#chosen = { ...this.#chosen, [`${device}Id`]: id };
    return this.open(this.#wanted);
  }

  /** The devices of a kind; names are known once one was allowed. */
  async choices(device: Device): Promise<readonly Choice[]> {
    const kind = device === 'camera' ? 'videoinput' : 'audioinput';
    const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
    return all
      .filter((one) => one.kind === kind && one.label !== '')
      .map(({ deviceId: id, label: name }) => ({ id, name }));
  }

  /** What this browser can do in a call, with the devices that are open. */
  async ability(): Promise<MediaAbility> {
    const found = await preflight();
    return { ...found, microphone: this.track('microphone') !== null, camera: this.track('camera') !== null };
  }

  /** Enters the room with what is open; nothing happens when it is there. What comes of it is in the state. */
  join(access: RoomAccess): void {
    if (this.#isIn) return;
    this.#isIn = true;
    this.#session.warm(access, { media: this.#wishes() }).catch(() => undefined);
  }

  setMuted(device: Device, muted: boolean): void {
    if (device === 'camera') this.#session.setCameraOff(muted);
    else this.#session.setMicrophoneMuted(muted);
  }

  /** The other camera of a phone. */
  flip(): Promise<void> {
    return this.#turns.run(async () => {
      const { cameraId: _, ...rest } = this.#chosen;
      this.#chosen = rest;
      this.state.set({ facing: this.state.state.facing === 'user' ? 'environment' : 'user' });
      await this.#session.openDevices(this.#wishes());
    });
  }

  /** Opens again what the system or another app took; nothing happens to what works. */
  reopen(): Promise<void> {
    return this.#turns.run(() => this.#session.openDevices(this.#wishes()));
  }

  /** After the media was over: the same devices again, for another stay in the room. */
  async restart(): Promise<void> {
    this.#session = this.#begin();
    await this.open(this.#wanted);
  }

  /** Camera and microphone are off at once, for good. */
  leave(): void {
    this.#session.hangUp();
  }

  #begin(): CallSession {
    const session = new CallSession({ onNeedAccess: this.#onNeedAccess });
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
    session.on('ended', ({ reason }) => {
      this.#isIn = false;
      this.onEnded(reason === 'replaced');
    });
    return session;
  }

  #wishes() {
    const { cameraId } = this.#chosen;
    return { ...this.#wanted, ...this.#chosen, ...(cameraId === undefined && { facing: this.state.state.facing }) };
  }

  #refresh(): void {
    const { state, path, remotes, devices, playback, deviceId } = this.#session;
    const television = devices.some(({ connection }) => connection === 'connected');
    // Where nobody chose, the television plays. [M12]
    const playsHere = !television || playback === deviceId;
    const pictures = remotes.filter(({ source }) => source !== 'microphone');
    this.state.set({
      session: state,
      blocked: path === 'blocked',
      lawyerPicture: pictures.some(({ muted, limited }) => !muted && !limited),
      limited: pictures.some(({ limited }) => limited),
      television,
      playsHere,
    });
    // What the television shows costs this line nothing. [M17]
    this.#session.setPictures(!television);
    for (const device of ['microphone', 'camera'] as const) this.#refreshDevice(device);
    const voices = remotes.flatMap(({ source, track }) => (source === 'microphone' ? [track] : []));
    // What the television plays comes back through this microphone, whose echo no browser cancels.
    void this.#session.duckUnder(playsHere ? [] : voices).catch(() => undefined);
  }

  #refreshDevice(device: Device): void {
    const next = deviceState(this.#session.local(device), !this.#turns.isWorking && this.#wanted[device]);
    if (!isSameDevice(this.state.state[device], next)) this.state.set({ [device]: next });
  }
}
