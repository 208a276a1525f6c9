import { Listeners } from '@falink/client';
import type HlsPlayer from 'hls.js';
import type { Playback, PlaybackState, ProgrammePlane } from '../Platform.js';
import { type Cue, cueAt, parseWebVtt } from '../webvtt.js';

const RETRY_AFTER_MS = 3_000;
const SUBTITLE_TICK_MS = 100;

type Player = typeof HlsPlayer;

/**
 * The programme on the page's first video element. hls.js is loaded when the first programme opens; each programme has
 * a player of its own, because hls.js keeps buffers and timers until it is destroyed. The next one asks for its
 * playlist before the one before is taken apart, and begins with the bandwidth that was measured there.
 */
export class HlsPlane implements ProgrammePlane {
  private player: Player | undefined;
  private hls: HlsPlayer | undefined;
  /** Bits a second, as the last player measured them. */
  private bandwidth: number | undefined;
  private opened: Playback | undefined;
  /** Counts openings: what an earlier one still has to say is not listened to. */
  private attempt = 0;
  private wantsPlay = true;
  private quality: number | null = null;
  private cues: Cue[] = [];
  private shownCue = '';
  private cueTimer: number | undefined;
  private subtitleRequest = 0;
  private cueOriginMs: number | null = null;
  private lastState: PlaybackState = 'idle';
  private readonly stateListeners = new Listeners<PlaybackState>();
  private readonly subtitleListeners = new Listeners<string>();

  constructor(private readonly video: HTMLVideoElement) {
    const on = (event: string, state: PlaybackState) => video.addEventListener(event, () => this.tell(state));
    on('playing', 'playing');
    on('waiting', 'stalled');
    on('ended', 'ended');
    video.addEventListener('pause', () => {
      if (!video.ended && this.opened) this.tell('paused');
    });
  }

  get currentTime(): number {
    return this.video.currentTime;
  }
  get duration(): number {
    return Number.isFinite(this.video.duration) ? this.video.duration : 0;
  }
  get pictureHeight(): number {
    return this.video.videoHeight;
  }

  open(playback: Playback): void {
    this.attempt += 1;
    this.opened = playback;
    this.wantsPlay = true;
    this.setCues([]);
    this.tell('loading');
    if (this.player) {
      this.start(this.player, playback, this.attempt);
      return;
    }
    const { attempt } = this;
    import('hls.js').then(
      ({ default: player }) => {
        this.player = player;
        if (attempt === this.attempt) this.start(player, playback, attempt);
      },
      () => {
        if (attempt === this.attempt) this.failed(attempt);
      },
    );
  }

  private start(player: Player, playback: Playback, attempt: number): void {
    const before = this.hls;
    this.hls = undefined;
    if (!player.isSupported()) {
      this.letGo(before);
      // Some television browsers play HLS natively and have no media source extensions.
      this.video.src = playback.url;
      if (playback.startS > 0) this.video.currentTime = playback.startS;
      void this.video.play().catch(() => this.tell('error'));
      return;
    }
    const bandwidth = this.measured(before);
    const hls = new player({
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
      // The line is known: no small segment is fetched first to measure it.
      ...(bandwidth !== undefined && { abrEwmaDefaultEstimate: bandwidth, testBandwidth: false }),
    });
    this.hls = hls;
    hls.on(player.Events.ERROR, (_event, data) => {
      if (!data.fatal || attempt !== this.attempt) return;
      if (data.type === player.ErrorTypes.MEDIA_ERROR) {
        hls.recoverMediaError();
        return;
      }
      this.failed(attempt);
    });
    hls.on(player.Events.MANIFEST_PARSED, () => {
      if (this.quality === null) this.capToSize(player, hls);
      else this.applyQuality();
      if (this.wantsPlay) this.startPicture();
    });
    hls.loadSource(playback.url);
    this.letGo(before);
    hls.attachMedia(this.video);
  }

  /** Reports the error, and reopens the same stream after a while unless another was opened. */
  private failed(attempt: number): void {
    this.tell('error');
    window.setTimeout(() => {
      if (attempt === this.attempt && this.opened)
        this.open({ ...this.opened, startS: this.opened.live ? 0 : this.video.currentTime || this.opened.startS });
    }, RETRY_AFTER_MS);
  }

  close(): void {
    this.attempt += 1;
    this.opened = undefined;
    const { hls } = this;
    this.hls = undefined;
    this.measured(hls);
    this.letGo(hls);
    this.setCues([]);
    this.tell('idle');
  }

  /** Takes a player apart and empties the video element, however it was filled. */
  private letGo(hls: HlsPlayer | undefined): void {
    hls?.destroy();
    if (this.video.getAttribute('src')) {
      this.video.removeAttribute('src');
      this.video.load();
    }
  }

  /** What is known of the line, with what this player has learnt. */
  private measured(hls: HlsPlayer | undefined): number | undefined {
    // Before its first segment a player returns the value that was set.
    if (hls && hls.bandwidthEstimate !== hls.abrEwmaDefaultEstimate) this.bandwidth = hls.bandwidthEstimate;
    return this.bandwidth;
  }

  play(): void {
    this.wantsPlay = true;
    if (!this.opened) return;
    if (this.opened.live) this.hls?.startLoad(-1);
    this.startPicture();
  }

  pause(): void {
    this.wantsPlay = false;
    this.video.pause();
    // A paused channel must not fill memory with segments that will not be shown.
    if (this.opened?.live) this.hls?.stopLoad();
  }

  seek(seconds: number): void {
    if (this.opened) this.video.currentTime = Math.max(0, seconds);
  }

  toLiveEdge(): void {
    const edge = this.hls?.liveSyncPosition;
    if (edge !== null && edge !== undefined && edge > this.video.currentTime) this.video.currentTime = edge;
  }

  setVolume(volume: number): void {
    this.video.volume = Math.max(0, Math.min(1, volume));
  }

  /** hls.js learns the size of the picture with the next frame of the page, and would begin with the largest video. */
  private capToSize(player: Player, hls: HlsPlayer): void {
    const { width, height } = this.video.getBoundingClientRect();
    const ratio = window.devicePixelRatio;
    const sizes = player.DefaultConfig.capLevelController;
    if (sizes && hls.autoLevelCapping === -1 && width > 0)
      hls.autoLevelCapping = sizes.getMaxLevelByMediaSize([...hls.levels], width * ratio, height * ratio);
  }

  setQuality(height: number | null): void {
    // Saying the same again would make the player throw away what it has fetched.
    if (height === this.quality) return;
    this.quality = height;
    this.applyQuality();
  }

  private applyQuality(): void {
    const hls = this.hls;
    if (!hls) return;
    const wanted = this.quality;
    const level = wanted === null ? -1 : hls.levels.findIndex((candidate) => candidate.height === wanted);
    // A picture asked for by name is shown even where the automatic choice would stay below it.
    if (level >= 0) {
      hls.config.capLevelToPlayerSize = false;
      hls.autoLevelCapping = -1;
    }
    hls.nextLevel = level;
  }

  setSubtitles(
    tracks: ReadonlyArray<{ language: string; url: string }>,
    language: string | null,
    startedAtMs: number | null,
  ): void {
    this.cueOriginMs = startedAtMs;
    this.subtitleRequest += 1;
    const request = this.subtitleRequest;
    const track =
      language === null ? undefined : (tracks.find((candidate) => candidate.language === language) ?? tracks[0]);
    if (!track) {
      this.setCues([]);
      return;
    }
    void fetch(track.url)
      .then((response) => (response.ok ? response.text() : ''))
      .then((text) => {
        if (request === this.subtitleRequest) this.setCues(parseWebVtt(text));
      })
      .catch(() => undefined);
  }

  onState(listener: (state: PlaybackState) => void): () => void {
    return this.stateListeners.add(listener);
  }
  onSubtitle(listener: (text: string) => void): () => void {
    return this.subtitleListeners.add(listener);
  }

  private startPicture(): void {
    void this.video.play().catch((error: unknown) => {
      // Without a key press some browsers allow only silent pictures: better silent than black.
      if (error instanceof DOMException && error.name === 'NotAllowedError' && !this.video.muted) {
        this.video.muted = true;
        const unmute = () => {
          this.video.muted = false;
          window.removeEventListener('keydown', unmute);
        };
        window.addEventListener('keydown', unmute);
        void this.video.play().catch(() => this.tell('error'));
      }
    });
  }

  private setCues(cues: Cue[]): void {
    this.cues = cues;
    window.clearInterval(this.cueTimer);
    this.cueTimer = undefined;
    this.showCue('');
    if (cues.length > 0) {
      this.cueTimer = window.setInterval(() => this.showCue(cueAt(this.cues, this.cueSeconds())), SUBTITLE_TICK_MS);
    }
  }

  /** Seconds into the video: on a channel, from the time that the playlist gives to the picture on the screen. */
  private cueSeconds(): number {
    if (this.cueOriginMs === null) return this.video.currentTime;
    const at = this.hls?.playingDate?.getTime();
    return at === undefined ? -1 : (at - this.cueOriginMs) / 1000;
  }

  private showCue(text: string): void {
    if (text === this.shownCue) return;
    this.shownCue = text;
    this.subtitleListeners.notify(text);
  }

  private tell(state: PlaybackState): void {
    if (state === this.lastState) return;
    this.lastState = state;
    this.stateListeners.notify(state);
  }
}
