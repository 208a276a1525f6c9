import { backoffMs, Listeners } from '@falink/client';
import type HlsPlayer from 'hls.js';
import type { Playback, PlaybackState, ProgrammePlane } from '../Platform.js';
import { Recovery } from '../recovery.js';
import { Captions } from './Captions.js';
import { playAllowed } from './playAllowed.js';

const FIRST_RETRY_MS = 3_000;
const LONGEST_RETRY_MS = 60_000;
const WATCH_MS = 1_000;
/** A picture that should move and has not for so long is in trouble, whatever the player says. */
const STUCK_AFTER_MS = 12_000;
/** One segment: what is past it may be sound. */
const SKIP_S = 4;
/** Errors of one cause come in pairs: from the player and from the video element. */
const SAME_TROUBLE_MS = 700;
const NATIVE_HLS = 'application/vnd.apple.mpegurl';

type Player = typeof HlsPlayer;

/**
 * The programme on the page's first video element. hls.js is loaded when the first programme opens; each programme has
 * a player of its own, because hls.js keeps buffers and timers until it is destroyed. The next one asks for its
 * playlist before the one before is taken apart, and begins with the bandwidth that was measured there.
 *
 * A programme never hangs: what cannot be decoded or does not move on goes down the ladder of {@link Recovery}.
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
  /** Heights from here on could not be decoded on this box. */
  private tooHigh = Number.POSITIVE_INFINITY;
  private recovery = new Recovery();
  private troubledAt = Number.NEGATIVE_INFINITY;
  private moved = { atS: -1, since: 0, forS: 0 };
  private readonly captions = new Captions(() => this.cueSeconds());
  private cueOriginMs: number | null = null;
  private lastState: PlaybackState = 'idle';
  private readonly stateListeners = new Listeners<PlaybackState>();

  constructor(private readonly video: HTMLVideoElement) {
    const on = (event: string, state: PlaybackState) => video.addEventListener(event, () => this.tell(state));
    on('playing', 'playing');
    on('waiting', 'stalled');
    on('ended', 'ended');
    video.addEventListener('pause', () => {
      if (!video.ended && this.opened) this.tell('paused');
    });
    video.addEventListener('error', () => this.onVideoError());
    window.setInterval(() => this.watch(), WATCH_MS);
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
    if (playback.url !== this.opened?.url) this.recovery = new Recovery();
    this.opened = playback;
    this.wantsPlay = true;
    this.moved = { atS: -1, since: performance.now(), forS: 0 };
    this.captions.clear();
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
      if (this.video.canPlayType(NATIVE_HLS) === '') {
        this.tell('unsupported');
        return;
      }
      // Some television browsers play HLS natively and have no media source extensions.
      this.video.src = playback.url;
      if (playback.startS > 0) this.video.currentTime = playback.startS;
      this.startPicture();
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
      if (data.details === player.ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR) this.tell('unsupported');
      else if (data.type === player.ErrorTypes.MEDIA_ERROR) this.trouble();
      else this.failed(attempt);
    });
    hls.on(player.Events.MANIFEST_PARSED, () => {
      if (this.quality === null && this.tooHigh === Number.POSITIVE_INFINITY) this.capToSize(player, hls);
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
    this.recovery.failedToOpen();
    const wait = backoffMs(this.recovery.reopened, FIRST_RETRY_MS, LONGEST_RETRY_MS, Math.random);
    window.setTimeout(() => {
      if (attempt === this.attempt && this.opened)
        this.open({ ...this.opened, startS: this.opened.live ? 0 : this.video.currentTime || this.opened.startS });
    }, wait);
  }

  /** The browser's own player, or the decoder behind hls.js, has given up. */
  private onVideoError(): void {
    if (!this.opened || !this.video.error || this.lastState === 'unsupported') return;
    if (this.hls) this.trouble();
    else this.failed(this.attempt);
  }

  /** Notices a picture that should move and does not, and forgets earlier trouble once it has moved for a while. */
  private watch(): void {
    const now = performance.now();
    const at = this.video.currentTime;
    const resting = !this.opened || !this.wantsPlay || this.video.ended || this.lastState === 'unsupported';
    if (resting || this.lastState === 'error' || at !== this.moved.atS) {
      const forS = at > this.moved.atS && !resting ? this.moved.forS + WATCH_MS / 1_000 : 0;
      this.moved = { atS: at, since: now, forS };
      this.recovery.played(forS);
      return;
    }
    if (now - this.moved.since < STUCK_AFTER_MS) return;
    this.moved = { atS: at, since: now, forS: 0 };
    if (this.hls) this.trouble();
    else this.failed(this.attempt);
  }

  private trouble(): void {
    const { hls } = this;
    const now = performance.now();
    if (!hls || now - this.troubledAt < SAME_TROUBLE_MS) return;
    this.troubledAt = now;
    const at = this.video.currentTime;
    switch (this.recovery.next(at)) {
      case 'recover':
        hls.recoverMediaError();
        return;
      case 'lower':
        this.lower(hls);
        hls.recoverMediaError();
        return;
      case 'skip':
        hls.recoverMediaError();
        this.video.currentTime = at + SKIP_S;
        return;
      case 'reopen':
        this.failed(this.attempt);
        return;
    }
  }

  /** What is on the screen cannot be decoded here: from now on less than that, also when more is asked for by name. */
  private lower(hls: HlsPlayer): void {
    const height = hls.levels[Math.max(hls.currentLevel, hls.loadLevel, 0)]?.height ?? 0;
    if (!hls.levels.some((level) => level.height < height)) return;
    this.tooHigh = Math.min(this.tooHigh, height);
    this.applyQuality();
  }

  close(): void {
    this.attempt += 1;
    this.opened = undefined;
    const { hls } = this;
    this.hls = undefined;
    this.measured(hls);
    this.letGo(hls);
    this.captions.clear();
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
    const wanted = this.quality !== null && this.quality < this.tooHigh ? this.quality : null;
    const level = wanted === null ? -1 : hls.levels.findIndex((candidate) => candidate.height === wanted);
    if (level >= 0) {
      // A picture asked for by name is shown even where the automatic choice would stay below it.
      hls.config.capLevelToPlayerSize = false;
      hls.autoLevelCapping = -1;
    } else if (this.tooHigh !== Number.POSITIVE_INFINITY) {
      hls.config.capLevelToPlayerSize = false;
      hls.autoLevelCapping = hls.levels.reduce(
        (best, { height }, index) =>
          height < this.tooHigh && height > (hls.levels[best]?.height ?? -1) ? index : best,
        0,
      );
    }
    hls.nextLevel = level;
  }

  setSubtitles(
    tracks: ReadonlyArray<{ language: string; url: string }>,
    language: string | null,
    startedAtMs: number | null,
  ): void {
    this.cueOriginMs = startedAtMs;
    const track =
      language === null ? undefined : (tracks.find((candidate) => candidate.language === language) ?? tracks[0]);
    this.captions.show(track?.url ?? null);
  }

  onState(listener: (state: PlaybackState) => void): () => void {
    return this.stateListeners.add(listener);
  }
  onSubtitle(listener: (text: string) => void): () => void {
    return this.captions.subscribe(listener);
  }

  private startPicture(): void {
    playAllowed(this.video, [[window, 'keydown']]).catch((error: unknown) => {
      // Other refusals are the player's own: it was taken apart, or reports an error itself.
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.tell('error');
    });
  }

  /** Seconds into the video: on a channel, from the time that the playlist gives to the picture on the screen. */
  private cueSeconds(): number {
    if (this.cueOriginMs === null) return this.video.currentTime;
    const at = this.hls?.playingDate?.getTime();
    return at === undefined ? -1 : (at - this.cueOriginMs) / 1000;
  }

  private tell(state: PlaybackState): void {
    if (state === this.lastState) return;
    this.lastState = state;
    this.stateListeners.notify(state);
  }
}
