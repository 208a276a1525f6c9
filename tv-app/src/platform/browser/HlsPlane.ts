import { Listeners } from '@falink/client';
import type { Playback, PlaybackState, ProgrammePlane } from '../Platform.js';
import { PictureChoice } from '../pictureChoice.js';
import { Recovery, type Rescue, type Trouble } from '../recovery.js';
import { Stillness } from '../stillness.js';
import { Captions } from './Captions.js';
import { HlsJsPlayer, type HlsLibrary } from './HlsJsPlayer.js';
import { NativePlayer } from './NativePlayer.js';
import { playAllowed } from './playAllowed.js';
import type { StreamOptions, StreamPlayer } from './StreamPlayer.js';

const WATCH_MS = 1_000;
/** One segment: what is past it may be sound. */
const SKIP_S = 4;

/**
 * The programme on the page's first video element. hls.js is loaded when the first programme opens; each programme has
 * a player of its own. The next one asks for its playlist before the one before is taken apart, and begins with the
 * bandwidth that was measured there.
 *
 * A programme never hangs: what cannot be decoded or does not move on goes down the ladder of {@link Recovery}, which
 * ends in words and begins again.
 */
export class HlsPlane implements ProgrammePlane {
  readonly #video: HTMLVideoElement;
  readonly #limitListeners = new Listeners<number>();
  readonly #choice = new PictureChoice((limit) => this.#limitListeners.notify(limit));
  readonly #stillness = new Stillness();
  readonly #captions = new Captions(() => this.#cueSeconds());
  readonly #stateListeners = new Listeners<PlaybackState>();
  #library: HlsLibrary | undefined;
  #player: StreamPlayer | undefined;
  /** Bits a second, as the last player measured them. */
  #bandwidth: number | undefined;
  #opened: Playback | undefined;
  /** Counts openings: what an earlier one still reports is ignored. */
  #attempt = 0;
  #wantsPlay = true;
  #recovery: Recovery;
  /** Where the programme is: an element that is emptied and filled again says 0, or its end, in between. */
  #positionS = 0;
  #reopening: number | undefined;
  /** Could not be reopened while it was paused: the next play does it. */
  #broken = false;
  #cueOriginMs: number | null = null;
  #lastState: PlaybackState = 'idle';
  #wantedVolume = 1;

  constructor(video: HTMLVideoElement) {
    this.#video = video;
    this.#recovery = this.#newRecovery();
    const on = (event: string, react: () => void) => video.addEventListener(event, react);
    on('timeupdate', () => {
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !video.error) this.#positionS = video.currentTime;
    });
    on('playing', () => this.#tell('playing'));
    // What was still fetched when the player gave up has been shown.
    on('waiting', () => this.#tell(this.#reopening === undefined ? 'stalled' : 'error'));
    on('ended', () => {
      // A channel has no end: what it played from is gone.
      if (this.#opened?.live) this.#trouble('lost');
      else this.#tell('ended');
    });
    on('pause', () => {
      if (!video.ended && this.#opened && !this.#wantsPlay) this.#tell('paused');
    });
    window.setInterval(() => this.#watch(), WATCH_MS);
  }

  get canSetVolume(): boolean {
    // Engines that leave it to the device read back what they had.
    return Math.abs(this.#video.volume - this.#wantedVolume) < 0.01;
  }
  get currentTime(): number {
    return this.#video.currentTime;
  }
  get duration(): number {
    return Number.isFinite(this.#video.duration) ? this.#video.duration : 0;
  }
  get pictureHeight(): number {
    return this.#video.videoHeight;
  }

  open(playback: Playback): void {
    if (playback.url !== this.#opened?.url) this.#recovery = this.#newRecovery();
    this.#opened = playback;
    this.#wantsPlay = true;
    this.#captions.clear();
    this.#tell('loading');
    this.#start(playback);
  }

  #start(playback: Playback): void {
    this.#attempt += 1;
    const attempt = this.#attempt;
    this.#cancelReopening();
    this.#stillness.restart(performance.now());
    this.#positionS = playback.startS;
    if (this.#library) {
      this.#startWith(this.#library, playback);
      return;
    }
    import('hls.js').then(
      ({ default: library }) => {
        this.#library = library;
        if (attempt === this.#attempt) this.#startWith(library, playback);
      },
      () => {
        if (attempt === this.#attempt) this.#trouble('lost');
      },
    );
  }

  #startWith(library: HlsLibrary, playback: Playback): void {
    if (!library.isSupported()) {
      this.#startNative(playback);
      return;
    }
    const before = this.#player;
    if (before instanceof HlsJsPlayer) this.#bandwidth = before.bandwidth ?? this.#bandwidth;
    const player = new HlsJsPlayer(library, this.#streamOptions(playback), this.#bandwidth);
    this.#player = player;
    before?.close();
    player.attach();
  }

  #startNative(playback: Playback): void {
    this.#closePlayer();
    if (NativePlayer.isSupported(this.#video)) this.#player = new NativePlayer(this.#streamOptions(playback));
    else this.#trouble('unsupported');
  }

  #streamOptions(playback: Playback): StreamOptions {
    const attempt = this.#attempt;
    return {
      video: this.#video,
      playback,
      choice: this.#choice,
      onReady: () => {
        if (attempt === this.#attempt && this.#wantsPlay) this.#startPicture();
      },
      onTrouble: (trouble) => {
        if (attempt === this.#attempt) this.#trouble(trouble);
      },
    };
  }

  #newRecovery(): Recovery {
    return new Recovery({
      hasOther: () => this.#player instanceof HlsJsPlayer && NativePlayer.isSupported(this.#video),
    });
  }

  /** Notices a picture that should move and does not, and forgets earlier trouble once it has moved for a while. */
  #watch(): void {
    const { trouble, movedS } = this.#stillness.observe(performance.now(), {
      atS: this.#video.currentTime,
      aheadS: this.#aheadS(),
      resting: !this.#opened || !this.#wantsPlay || this.#video.ended || this.#reopening !== undefined,
    });
    if (trouble) this.#trouble(trouble);
    else if (this.#recovery.played(movedS)) this.#choice.confirm();
  }

  #aheadS(): number {
    const { buffered, currentTime } = this.#video;
    for (let i = 0; i < buffered.length; i += 1)
      if (buffered.start(i) <= currentTime && currentTime <= buffered.end(i)) return buffered.end(i) - currentTime;
    return 0;
  }

  #trouble(trouble: Trouble): void {
    if (!this.#opened || this.#reopening !== undefined) return;
    const rescue = this.#recovery.next(trouble, { atS: this.#positionS, aheadS: this.#aheadS() });
    if (rescue.words) this.#tell(rescue.words);
    this.#take(rescue, this.#opened);
  }

  #take({ step, afterMs }: Rescue, opened: Playback): void {
    switch (step) {
      case 'wait':
        return;
      case 'recover':
        this.#player?.recover(this.#positionS);
        return;
      case 'lower':
        this.#player?.lower();
        this.#player?.recover(this.#positionS);
        return;
      case 'skip':
        this.#choice.acquit();
        this.#positionS += SKIP_S;
        this.#player?.recover(this.#positionS);
        return;
      case 'other':
        this.#attempt += 1;
        this.#stillness.restart(performance.now());
        this.#startNative(this.#goingOn(opened));
        return;
      case 'reopen':
        this.#reopening = window.setTimeout(() => {
          this.#reopening = undefined;
          if (this.#wantsPlay) this.#start(this.#goingOn(opened));
          else this.#broken = true;
        }, afterMs);
        return;
    }
  }

  /** The same programme from where it was. */
  #goingOn(opened: Playback): Playback {
    return { ...opened, startS: opened.live ? 0 : this.#positionS };
  }

  #cancelReopening(): void {
    window.clearTimeout(this.#reopening);
    this.#reopening = undefined;
    this.#broken = false;
  }

  close(): void {
    this.#attempt += 1;
    this.#opened = undefined;
    this.#cancelReopening();
    if (this.#player instanceof HlsJsPlayer) this.#bandwidth = this.#player.bandwidth ?? this.#bandwidth;
    this.#closePlayer();
    this.#captions.clear();
    this.#tell('idle');
  }

  #closePlayer(): void {
    this.#player?.close();
    this.#player = undefined;
  }

  play(): void {
    this.#wantsPlay = true;
    if (!this.#opened) return;
    if (this.#video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) this.#tell('loading');
    if (this.#broken) {
      this.#start(this.#goingOn(this.#opened));
      return;
    }
    if (this.#opened.live) this.#player?.resumeLoading();
    this.#startPicture();
  }

  pause(): void {
    this.#wantsPlay = false;
    this.#video.pause();
    // A paused channel must not fill memory with segments that will not be shown.
    if (this.#opened?.live) this.#player?.stopLoading();
  }

  seek(seconds: number): void {
    if (!this.#opened) return;
    this.#positionS = Math.max(0, seconds);
    this.#video.currentTime = this.#positionS;
  }

  toLiveEdge(): void {
    const edge = this.#player?.liveEdge ?? null;
    if (edge !== null && edge > this.#video.currentTime) this.#video.currentTime = edge;
  }

  setVolume(volume: number): void {
    this.#wantedVolume = volume;
    this.#video.volume = Math.max(0, Math.min(1, volume));
  }

  setQuality(height: number | null): void {
    if (height === this.#choice.asked) return;
    this.#choice.asked = height;
    this.#player?.showChoice();
  }

  setSubtitles(
    tracks: ReadonlyArray<{ language: string; url: string }>,
    language: string | null,
    startedAtMs: number | null,
  ): void {
    this.#cueOriginMs = startedAtMs;
    const track =
      language === null ? undefined : (tracks.find((candidate) => candidate.language === language) ?? tracks[0]);
    this.#captions.show(track?.url ?? null);
  }

  onState(listener: (state: PlaybackState) => void): () => void {
    return this.#stateListeners.add(listener);
  }
  onSubtitle(listener: (text: string) => void): () => void {
    return this.#captions.subscribe(listener);
  }
  onQualityLimit(listener: (height: number) => void): () => void {
    return this.#limitListeners.add(listener);
  }

  #startPicture(): void {
    playAllowed(this.#video, [[window, 'keydown']]).catch((error: unknown) => {
      // Other refusals are the player's own: it was taken apart, or reports an error itself.
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.#tell('error');
    });
  }

  /** Seconds into the video: on a channel, from the time that the playlist gives to the picture on the screen. */
  #cueSeconds(): number {
    if (this.#cueOriginMs === null) return this.#video.currentTime;
    const wallMs = this.#player?.wallMs ?? null;
    return wallMs === null ? -1 : (wallMs - this.#cueOriginMs) / 1_000;
  }

  #tell(state: PlaybackState): void {
    // Words stay until it plays: a player that tries again must not make them flicker.
    const hasWords = this.#lastState === 'error' || this.#lastState === 'unsupported';
    if (state === this.#lastState || (hasWords && state === 'stalled')) return;
    this.#lastState = state;
    this.#stateListeners.notify(state);
  }
}
