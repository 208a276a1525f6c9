import type { Clock } from './clock.js';
import { type CaptureOptions, capture, type GetUserMedia } from './local-media.js';
import type { LocalMedia, SessionProblem } from './session-events.js';

export type LocalSource = 'microphone' | 'camera';
export const LOCAL_SOURCES: readonly LocalSource[] = ['microphone', 'camera'];

interface Entry {
  track: MediaStreamTrack | null;
  muted: boolean;
  /** Opened here, so stopped here. */
  owned: boolean;
  /** Stops listening to the track, which may be the page's own and outlive many calls. */
  unfollow: () => void;
}

const IGNORE = (): void => undefined;

/** Notifies of a device plugged in or out. Returns a function that unsubscribes. */
export type DeviceChanges = (listener: () => void) => () => void;

/** Of this browser. */
export function browserDeviceChanges(listener: () => void): () => void {
  const { mediaDevices } = navigator;
  mediaDevices?.addEventListener('devicechange', listener);
  return () => mediaDevices?.removeEventListener('devicechange', listener);
}

/** A device that was put back answers a moment after the system has named it. */
const REOPEN_AFTER_MS: readonly number[] = [0, 1_000, 3_000];

export interface LocalDevicesEvents {
  changed(source: LocalSource, media: LocalMedia): void;
  /** Another track took the place of one that stopped, or there is none any more: what is sent has to follow. */
  swapped(source: LocalSource): void;
  problem(problem: SessionProblem): void;
}

export interface LocalDevicesOptions {
  readonly clock: Clock;
  readonly getUserMedia: GetUserMedia;
  readonly deviceChanges: DeviceChanges;
  readonly events: LocalDevicesEvents;
}

/** This side's microphone and camera: who opened them, and whether the person muted them. One that was unplugged is opened again when it is back. */
export class LocalDevices {
  readonly #entries: Record<LocalSource, Entry> = {
    microphone: { track: null, muted: false, owned: false, unfollow: IGNORE },
    camera: { track: null, muted: false, owned: false, unfollow: IGNORE },
  };
  readonly #options: LocalDevicesOptions;
  #wanted: CaptureOptions = { microphone: false, camera: false };
  #reopening = false;
  #closed = false;
  readonly #unsubscribe: () => void;

  constructor(options: LocalDevicesOptions) {
    this.#options = options;
    this.#unsubscribe = options.deviceChanges(() => this.#reopenMissing(0));
  }

  get(source: LocalSource): LocalMedia {
    const { track, muted } = this.#entries[source];
    return { track, muted, silent: track?.muted === true };
  }

  /**
   * Opens devices, or takes the page's tracks. What is open already as wanted goes on; what is not is stopped first,
   * because a phone has one camera at a time. Never rejects: what is missing is emitted as a problem.
   */
  async open(wanted: CaptureOptions | MediaStream): Promise<void> {
    if (isStream(wanted)) {
      this.replace('microphone', wanted.getAudioTracks()[0] ?? null);
      this.replace('camera', wanted.getVideoTracks()[0] ?? null);
      return;
    }
    const changing = LOCAL_SOURCES.filter((source) => !this.#serves(source, wanted));
    const [microphone, camera] = LOCAL_SOURCES.map((source) => wanted[source] && changing.includes(source));
    for (const source of changing) this.#stop(source);
    this.#wanted = wanted;
    const captured = await capture({ ...wanted, microphone, camera } as CaptureOptions, this.#options.getUserMedia);
    for (const source of changing) {
      // Hung up while the person was being asked: the camera's light must not stay on.
      if (this.#closed) captured[source]?.stop();
      else this.#swap(source, captured[source]);
    }
    if (!this.#closed) for (const problem of captured.problems) this.#options.events.problem(problem);
  }

  /** Takes a track of the page, which stays the page's own. */
  replace(source: LocalSource, track: MediaStreamTrack | null): void {
    this.#stop(source);
    this.#set(source, track, false);
  }

  /** Stops every device opened here; none is opened again before the next {@link open}. */
  release(): void {
    this.#wanted = { microphone: false, camera: false };
    for (const source of LOCAL_SOURCES) this.#swap(source, null);
  }

  /** True when that changed something. */
  setMuted(source: LocalSource, muted: boolean): boolean {
    const entry = this.#entries[source];
    if (entry.muted === muted) return false;
    entry.muted = muted;
    if (entry.track) entry.track.enabled = !muted;
    this.#options.events.changed(source, this.get(source));
    return true;
  }

  /** Stops every device opened here. */
  close(): void {
    this.#closed = true;
    this.#unsubscribe();
    for (const source of LOCAL_SOURCES) this.#stop(source);
  }

  /** Something was plugged in: whatever was wanted and is not here is asked for again. */
  #reopenMissing(attempt: number): void {
    const wait = REOPEN_AFTER_MS[attempt];
    if (this.#closed || wait === undefined || (attempt === 0 && this.#reopening)) return;
    this.#reopening = true;
    this.#options.clock.after(wait, () => {
      if (this.#closed) return;
      void this.#reopen().then((complete) => {
        this.#reopening = false;
        if (!complete) this.#reopenMissing(attempt + 1);
      });
    });
  }

  /** @returns whether nothing is missing any more */
  async #reopen(): Promise<boolean> {
    const missing = LOCAL_SOURCES.filter((source) => this.#wanted[source] && this.#entries[source].track === null);
    for (const source of missing) {
      const alone = { ...this.#wanted, microphone: false, camera: false, [source]: true };
      const captured = await capture(alone, this.#options.getUserMedia);
      const track = captured[source];
      if (!track) continue;
      if (this.#closed || this.#entries[source].track !== null) {
        track.stop();
        continue;
      }
      this.#set(source, track, true);
      this.#options.events.swapped(source);
    }
    return (
      this.#closed || LOCAL_SOURCES.every((source) => !this.#wanted[source] || this.#entries[source].track !== null)
    );
  }

  /** Whether the device that is open is the one wanted, and gives something. */
  #serves(source: LocalSource, wanted: CaptureOptions): boolean {
    const { track, owned } = this.#entries[source];
    if (!wanted[source] || !track || !owned || track.readyState === 'ended' || track.muted) return false;
    const names = source === 'camera' ? (['cameraId', 'facing'] as const) : (['microphoneId'] as const);
    return names.every((name) => this.#wanted[name] === wanted[name]);
  }

  /** In the place of the one before, which is stopped if it was opened here. */
  #swap(source: LocalSource, track: MediaStreamTrack | null): void {
    this.#stop(source);
    this.#set(source, track, track !== null);
  }

  #set(source: LocalSource, track: MediaStreamTrack | null, owned: boolean): void {
    const { events } = this.#options;
    const entry = this.#entries[source];
    entry.unfollow();
    entry.track = track;
    entry.owned = owned;
    entry.unfollow = track ? this.#follow(source, track) : IGNORE;
    if (track) track.enabled = !entry.muted;
    events.changed(source, this.get(source));
  }

  #follow(source: LocalSource, track: MediaStreamTrack): () => void {
    const { events } = this.#options;
    const changed = (): void => events.changed(source, this.get(source));
    const ended = (): void => {
      events.problem({ kind: `${source}_stopped` });
      // The page's own tracks are replaced by the page.
      if (!this.#entries[source].owned) return;
      this.#set(source, null, false);
      events.swapped(source);
    };
    const listeners: ReadonlyArray<readonly [string, () => void]> = [
      // Fires when a device is unplugged or taken away, not when stop() is called (W3C Media Capture §4.3.1).
      ['ended', ended],
      // A switch on the device, or in the system: the track lives and gives nothing.
      ['mute', changed],
      ['unmute', changed],
    ];
    for (const [type, listener] of listeners) track.addEventListener(type, listener);
    return () => {
      for (const [type, listener] of listeners) track.removeEventListener(type, listener);
    };
  }

  #stop(source: LocalSource): void {
    const entry = this.#entries[source];
    entry.unfollow();
    entry.unfollow = IGNORE;
    if (entry.owned) entry.track?.stop();
  }
}

function isStream(wanted: CaptureOptions | MediaStream): wanted is MediaStream {
  return 'getTracks' in wanted;
}
