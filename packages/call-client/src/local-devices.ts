import { type CaptureOptions, capture, type GetUserMedia } from './local-media.js';
import type { LocalMedia, SessionProblem } from './session-events.js';

export type LocalSource = 'microphone' | 'camera';
export const LOCAL_SOURCES: readonly LocalSource[] = ['microphone', 'camera'];

interface Entry {
  track: MediaStreamTrack | null;
  muted: boolean;
  /** Opened here, so stopped here. */
  owned: boolean;
}

export interface LocalDevicesEvents {
  changed(source: LocalSource, media: LocalMedia): void;
  problem(problem: SessionProblem): void;
}

/** This side's microphone and camera: who opened them, and whether the person muted them. */
export class LocalDevices {
  readonly #entries: Record<LocalSource, Entry> = {
    microphone: { track: null, muted: false, owned: false },
    camera: { track: null, muted: false, owned: false },
  };
  #closed = false;

  constructor(
    private readonly getUserMedia: GetUserMedia,
    private readonly events: LocalDevicesEvents,
  ) {}

  get(source: LocalSource): LocalMedia {
    const { track, muted } = this.#entries[source];
    return { track, muted };
  }

  /** Opens devices, or takes the page's tracks. Never rejects: what is missing is emitted as a problem. */
  async open(wanted: CaptureOptions | MediaStream): Promise<void> {
    if (isStream(wanted)) {
      this.replace('microphone', wanted.getAudioTracks()[0] ?? null);
      this.replace('camera', wanted.getVideoTracks()[0] ?? null);
      return;
    }
    const captured = await capture(wanted, this.getUserMedia);
    for (const source of LOCAL_SOURCES) {
      // Hung up while the person was being asked: the camera's light must not stay on.
      if (this.#closed) captured[source]?.stop();
      else this.#set(source, captured[source], true);
    }
    if (!this.#closed) for (const problem of captured.problems) this.events.problem(problem);
  }

  /** Takes a track of the page, which stays the page's own. */
  replace(source: LocalSource, track: MediaStreamTrack | null): void {
    this.#stop(source);
    this.#set(source, track, false);
  }

  /** True when that changed something. */
  setMuted(source: LocalSource, muted: boolean): boolean {
    const entry = this.#entries[source];
    if (entry.muted === muted) return false;
    entry.muted = muted;
    if (entry.track) entry.track.enabled = !muted;
    this.events.changed(source, this.get(source));
    return true;
  }

  /** Stops every device opened here. */
  close(): void {
    this.#closed = true;
    for (const source of LOCAL_SOURCES) this.#stop(source);
  }

  #set(source: LocalSource, track: MediaStreamTrack | null, owned: boolean): void {
    const entry = this.#entries[source];
    entry.track = track;
    entry.owned = owned;
    if (track) {
      track.enabled = !entry.muted;
      // Fires when a device is unplugged or taken away, not when stop() is called (W3C Media Capture §4.3.1).
      track.addEventListener('ended', () => {
        if (entry.track === track && !this.#closed) this.events.problem({ kind: `${source}_stopped` });
      });
    }
    this.events.changed(source, this.get(source));
  }

  #stop(source: LocalSource): void {
    const entry = this.#entries[source];
    if (entry.owned) entry.track?.stop();
  }
}

function isStream(wanted: CaptureOptions | MediaStream): wanted is MediaStream {
  return 'getTracks' in wanted;
}
