import { CAMERA_CONSTRAINTS, MICROPHONE_CONSTRAINTS } from '@falink/call-client';
import { Listeners, Shared } from '@falink/client';

export type DeviceState = 'off' | 'asking' | 'ready' | 'missing' | 'refused' | 'busy';

export interface DevicesSnapshot {
  readonly camera: DeviceState;
  readonly microphone: DeviceState;
  /** Holds the tracks that are ready; a new object whenever one comes or goes. */
  readonly stream: MediaStream;
}

type Kind = 'camera' | 'microphone';

/** The DOMException names of getUserMedia (W3C Media Capture §10.2). */
export function deviceStateOf(error: unknown): DeviceState {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'missing';
}

/**
 * Camera and microphone of this desk while somebody is on duty: opened once, so that a call starts at once, and shown
 * in the device check. Each is asked for alone: a missing camera does not cost the sound.
 */
export class Devices {
  #snapshot: DevicesSnapshot = { camera: 'off', microphone: 'off', stream: new MediaStream() };
  readonly #opening = new Shared(() => this.#openBoth());
  #wanted = false;
  readonly #listeners = new Listeners<void>();

  constructor() {
    // One that was put back is opened again, without going off duty.
    navigator.mediaDevices?.addEventListener('devicechange', () => {
      if (this.#wanted && this.#isMissing()) void this.open();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly snapshot = (): DevicesSnapshot => this.#snapshot;

  /** Opens what is not open yet; never throws: what is missing is in the snapshot. */
  open(): Promise<void> {
    this.#wanted = true;
    return this.#opening.run();
  }

  /** Releases both: the camera's light goes out. */
  close(): void {
    this.#wanted = false;
    for (const track of this.#snapshot.stream.getTracks()) track.stop();
    this.#set({ camera: 'off', microphone: 'off', stream: new MediaStream() });
  }

  #isMissing(): boolean {
    return this.#snapshot.camera === 'missing' || this.#snapshot.microphone === 'missing';
  }

  async #openBoth(): Promise<void> {
    // One question to the person when both are there; each alone when that fails.
    if (this.#snapshot.camera !== 'ready' && this.#snapshot.microphone !== 'ready') {
      this.#set({ camera: 'asking', microphone: 'asking' });
      try {
        const stream = await this.#ask({ audio: MICROPHONE_CONSTRAINTS, video: CAMERA_CONSTRAINTS });
        this.#adopt('camera', stream);
        this.#adopt('microphone', stream);
        return;
      } catch {
        // One of the two failed; requesting each alone finds out which.
      }
    }
    await this.#openOne('microphone');
    await this.#openOne('camera');
  }

  async #openOne(kind: Kind): Promise<void> {
    if (this.#snapshot[kind] === 'ready') return;
    this.#set({ [kind]: 'asking' });
    try {
      const stream = await this.#ask(
        kind === 'camera' ? { video: CAMERA_CONSTRAINTS } : { audio: MICROPHONE_CONSTRAINTS },
      );
      this.#adopt(kind, stream);
    } catch (error) {
      this.#set({ [kind]: deviceStateOf(error) });
    }
  }

  async #ask(constraints: MediaStreamConstraints): Promise<MediaStream> {
    // Absent on a page that is neither https nor localhost.
    if (!navigator.mediaDevices) throw new DOMException('no media devices', 'NotFoundError');
    return navigator.mediaDevices.getUserMedia(constraints);
  }

  #adopt(kind: Kind, source: MediaStream): void {
    const track = (kind === 'camera' ? source.getVideoTracks() : source.getAudioTracks())[0];
    if (!track) {
      this.#set({ [kind]: 'missing' });
      return;
    }
    if (!this.#wanted) {
      track.stop();
      return;
    }
    track.addEventListener('ended', () => {
      if (!this.#snapshot.stream.getTracks().includes(track)) return;
      const rest = this.#snapshot.stream.getTracks().filter((one) => one !== track);
      this.#set({ [kind]: 'missing', stream: new MediaStream(rest) });
    });
    this.#set({ [kind]: 'ready', stream: new MediaStream([...this.#snapshot.stream.getTracks(), track]) });
  }

  #set(part: Partial<DevicesSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    this.#listeners.notify();
  }
}
