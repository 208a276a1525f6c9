import type HlsPlayer from 'hls.js';
import type { StreamOptions, StreamPlayer } from './StreamPlayer.js';

export type HlsLibrary = typeof HlsPlayer;

/** HLS by hls.js over media source extensions. It keeps buffers and timers until it is closed. */
export class HlsJsPlayer implements StreamPlayer {
  readonly #hls: HlsPlayer;
  readonly #library: HlsLibrary;
  readonly #options: StreamOptions;
  readonly #onError: () => void;

  /** @param bandwidth bits a second, as the player before measured them */
  constructor(library: HlsLibrary, options: StreamOptions, bandwidth: number | undefined) {
    const { video, playback, onReady, onTrouble } = options;
    this.#library = library;
    this.#options = options;
    const hls = new library({
      startPosition: playback.live ? -1 : playback.startS,
      capLevelToPlayerSize: true,
      // A television's memory is small: half a minute ahead is plenty, ten seconds behind.
      maxBufferLength: 20,
      maxMaxBufferLength: 30,
      backBufferLength: 10,
      maxBufferSize: 30_000_000,
      liveSyncDurationCount: 3,
      enableWebVTT: false,
      enableCEA708Captions: false,
      // There is no advertising, and its controller moves a position that was asked for back to its own.
      enableInterstitialPlayback: false,
      // Bytes that were refused once are refused again: what is left to try is on our own ladder.
      appendErrorMaxRetry: 1,
      // The line is known: no small segment is fetched first to measure it.
      ...(bandwidth !== undefined && { abrEwmaDefaultEstimate: bandwidth, testBandwidth: false }),
    });
    this.#hls = hls;
    this.#onError = () => {
      if (video.error) onTrouble('undecodable');
    };
    video.addEventListener('error', this.#onError);
    hls.on(library.Events.ERROR, (_event, data) => {
      if (!data.fatal) {
        // hls.js has begun to recover, from another picture; it would come back to this one.
        if (data.details === library.ErrorDetails.BUFFER_APPEND_ERROR) this.#refused(data.frag?.level);
        return;
      }
      if (data.details === library.ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR) onTrouble('unsupported');
      else onTrouble(data.type === library.ErrorTypes.MEDIA_ERROR ? 'undecodable' : 'lost');
    });
    hls.on(library.Events.MANIFEST_PARSED, () => {
      this.showChoice();
      onReady();
    });
    // An element that was emptied is paused.
    hls.on(library.Events.MEDIA_ATTACHED, onReady);
    hls.loadSource(playback.url);
  }

  /** Takes the video element: what was on it before has been closed. */
  attach(): void {
    this.#hls.attachMedia(this.#options.video);
  }

  get liveEdge(): number | null {
    return this.#hls.liveSyncPosition;
  }

  get wallMs(): number | null {
    return this.#hls.playingDate?.getTime() ?? null;
  }

  /** Bits a second as measured; undefined before the first segment, when it would return what was set. */
  get bandwidth(): number | undefined {
    const { bandwidthEstimate, abrEwmaDefaultEstimate } = this.#hls;
    return bandwidthEstimate === abrEwmaDefaultEstimate ? undefined : bandwidthEstimate;
  }

  recover(atS: number): void {
    this.#hls.detachMedia();
    this.#hls.attachMedia(this.#options.video);
    this.#hls.startLoad(atS);
  }

  lower(): void {
    const hls = this.#hls;
    const height = hls.levels[Math.max(hls.currentLevel, hls.loadLevel, 0)]?.height ?? 0;
    if (this.#options.choice.suspect(height, this.#heights)) this.showChoice();
  }

  #refused(level: number | undefined): void {
    const { choice, video } = this.#options;
    const height = this.#hls.levels[level ?? -1]?.height;
    if (height === undefined || !choice.refused(height, this.#heights, video.currentTime)) return;
    // After hls.js has done what it does about it.
    queueMicrotask(() => {
      if (this.#hls.levels.length > 0) this.showChoice();
    });
  }

  showChoice(): void {
    const hls = this.#hls;
    const { level, cap } = this.#options.choice.of(this.#heights);
    // A picture asked for by name is shown even where the automatic choice would stay below it.
    hls.capLevelToPlayerSize = level < 0 && cap === null;
    if (level >= 0) hls.autoLevelCapping = -1;
    else this.#capTo(cap);
    // Saying the same again would make the player throw away what it has fetched.
    if (level >= 0 || !hls.autoLevelEnabled) hls.nextLevel = level;
  }

  /** hls.js learns the size of the picture with the next frame of the page, and would begin with the largest video. */
  #capTo(cap: number | null): void {
    const hls = this.#hls;
    const { width, height } = this.#options.video.getBoundingClientRect();
    const ratio = window.devicePixelRatio;
    const sizes = this.#library.DefaultConfig.capLevelController;
    const bySize =
      sizes && width > 0 ? sizes.getMaxLevelByMediaSize([...hls.levels], width * ratio, height * ratio) : -1;
    if (cap === null) hls.autoLevelCapping = bySize;
    else hls.autoLevelCapping = bySize < 0 ? cap : Math.min(cap, bySize);
  }

  get #heights(): number[] {
    return this.#hls.levels.map(({ height }) => height);
  }

  stopLoading(): void {
    this.#hls.stopLoad();
  }

  resumeLoading(): void {
    this.#hls.startLoad(-1);
  }

  close(): void {
    this.#options.video.removeEventListener('error', this.#onError);
    this.#hls.destroy();
  }
}
