import type { Playback } from '../Platform.js';
import type { PictureChoice } from '../pictureChoice.js';
import type { Trouble } from '../recovery.js';

/** One programme on the page's video element, until it is closed. */
export interface StreamPlayer {
  /** Where the live edge is on the element's timeline; null: not known. */
  readonly liveEdge: number | null;
  /** Wall-clock milliseconds of the picture on the screen, as the playlist gives it; null: not known. */
  readonly wallMs: number | null;
  /** The decoder starts over, at this position. */
  recover(atS: number): void;
  /** From now on less than the picture on the screen, where there is less. */
  lower(): void;
  /** Shows what was asked for. */
  showChoice(): void;
  stopLoading(): void;
  resumeLoading(): void;
  close(): void;
}

export interface StreamOptions {
  readonly video: HTMLVideoElement;
  readonly playback: Playback;
  readonly choice: PictureChoice;
  /** To be played now, unless the person has paused it. */
  readonly onReady: () => void;
  readonly onTrouble: (trouble: Trouble) => void;
}
