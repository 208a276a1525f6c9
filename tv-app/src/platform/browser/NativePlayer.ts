import type { StreamOptions, StreamPlayer } from './StreamPlayer.js';

const NATIVE_HLS = 'application/vnd.apple.mpegurl';

/** The browser's own HLS player: some television browsers have no media source extensions. */
export class NativePlayer implements StreamPlayer {
  readonly liveEdge = null;
  readonly #video: HTMLVideoElement;
  readonly #onReady: () => void;
  readonly #onError: () => void;

  static isSupported(video: HTMLVideoElement): boolean {
    return video.canPlayType(NATIVE_HLS) !== '';
  }

  constructor({ video, playback, onReady, onTrouble }: StreamOptions) {
    this.#video = video;
    this.#onReady = onReady;
    this.#onError = () => {
      if (video.error) onTrouble(video.error.code === MediaError.MEDIA_ERR_DECODE ? 'undecodable' : 'lost');
    };
    video.addEventListener('error', this.#onError);
    video.src = playback.url;
    if (playback.startS > 0) video.currentTime = playback.startS;
    onReady();
  }

  get wallMs(): number | null {
    // Of the WHATWG's HTML standard; Safari has it.
    const start = (this.#video as { getStartDate?(): Date }).getStartDate?.().getTime();
    return start === undefined || Number.isNaN(start) ? null : start + this.#video.currentTime * 1_000;
  }

  recover(atS: number): void {
    this.#video.load();
    this.#video.currentTime = atS;
    this.#onReady();
  }

  lower(): void {}
  showChoice(): void {}
  stopLoading(): void {}
  resumeLoading(): void {}

  close(): void {
    this.#video.removeEventListener('error', this.#onError);
    this.#video.removeAttribute('src');
    this.#video.load();
  }
}
