import { Store } from '@falink/client';
import type { Asset, OnAir } from '@falink/protocol';
import type { Platform, PlaybackState } from '../platform/Platform.js';
import type { Preferences } from './Preferences.js';

export type Content =
  | { readonly kind: 'channel'; readonly onAir: OnAir }
  | { readonly kind: 'asset'; readonly asset: Asset };

export interface ProgrammeState {
  readonly content: Content | null;
  readonly state: 'idle' | 'loading' | 'playing' | 'paused' | 'ducked' | 'stalled' | 'error' | 'unsupported';
  readonly ended: boolean;
  /** The words spoken now, for the subtitle plate. */
  readonly subtitle: string;
  /** Lines of picture asked for; null: by the measured bandwidth. */
  readonly quality: number | null;
  /** Heights from here on cannot be decoded on this box; Infinity: none are known. */
  readonly qualityLimit: number;
  /** Set when a channel came back after a call: it is live again, not where it stopped. */
  readonly backToLive: boolean;
}

/** The volume while a call rings. */
export const DUCKED_VOLUME = 0.15;
const PROGRESS_KEY = 'progress';
const PROGRESS_INTERVAL_MS = 5_000;
/** A video that was stopped this near its end counts as watched. */
const ALMOST_DONE_S = 10;
const BACK_TO_LIVE_NOTE_MS = 6_000;

/**
 * What plays, apart from where it is shown: one thing at a time, channel or video on demand; quieter while a call
 * rings, halted while it lasts, and on again where it was (a video) or at the live edge with a note (a channel).
 */
export class Programme {
  readonly store = new Store<ProgrammeState>({
    content: null,
    state: 'idle',
    ended: false,
    subtitle: '',
    quality: null,
    qualityLimit: Number.POSITIVE_INFINITY,
    backToLive: false,
  });
  private playback: PlaybackState = 'idle';
  private ducked = false;
  private hushed = false;
  /** How loud it is when it is not ducked, 0 … 1. */
  private level = 1;
  private suspended = false;
  private pausedByPerson = false;
  private resumeAtS = 0;
  private stops: Array<() => void> = [];

  constructor(
    private readonly platform: Platform,
    private readonly preferences: Preferences,
  ) {
    const plane = platform.programme;
    this.stops.push(
      plane.onState((state) => this.heard(state)),
      plane.onSubtitle((subtitle) => this.store.set({ subtitle })),
      plane.onQualityLimit((qualityLimit) => this.limitQuality(qualityLimit)),
      platform.clock.every(PROGRESS_INTERVAL_MS, () => this.remember()),
      preferences.store.subscribe(() => this.applySubtitles()),
    );
  }

  /** Plays the channel. If it plays already, only what is on now is updated. Idempotent. */
  playChannel(onAir: OnAir): void {
    const { content } = this.store.state;
    const same = content?.kind === 'channel' && content.onAir.channelId === onAir.channelId;
    if (same && content.onAir === onAir && this.playback !== 'idle') return;
    const asset = same ? content.onAir.now?.asset.id : undefined;
    this.store.set({ content: { kind: 'channel', onAir }, ended: false });
    if (!same || this.playback === 'idle') {
      this.store.set({ quality: null });
      this.platform.programme.setQuality(null);
      this.openNow(onAir.playlistUrl, true, 0);
    }
    if (asset !== onAir.now?.asset.id || !same) this.applySubtitles();
  }

  /** Plays a video from its beginning or from where it was left. */
  playAsset(asset: Asset, startS: number): void {
    this.remember();
    this.pausedByPerson = false;
    this.store.set({ content: { kind: 'asset', asset }, ended: false, quality: null, backToLive: false });
    this.platform.programme.setQuality(null);
    this.openNow(asset.playlistUrl, false, startS);
    this.applySubtitles();
  }

  stop(): void {
    this.remember();
    this.platform.programme.close();
    this.store.set({ content: null, state: 'idle', ended: false, subtitle: '' });
  }

  togglePause(): void {
    const { content } = this.store.state;
    if (!content || this.suspended) return;
    this.pausedByPerson = !this.pausedByPerson;
    if (this.pausedByPerson) this.platform.programme.pause();
    else {
      this.platform.programme.play();
      if (content.kind === 'channel') this.platform.programme.toLiveEdge();
    }
    this.publish();
  }

  seekBy(seconds: number): void {
    const { content } = this.store.state;
    if (content?.kind !== 'asset') return;
    this.platform.programme.seek(this.platform.programme.currentTime + seconds);
  }

  restart(): void {
    const { content } = this.store.state;
    if (content?.kind === 'asset') {
      this.store.set({ ended: false });
      this.platform.programme.seek(0);
      this.platform.programme.play();
    }
  }

  /**
   * Heights that this video can be asked for, greatest first: those that the box can decode. Not limited by the page's
   * size: boxes draw their pages at 1080 lines over a video plane of 2160.
   */
  qualities(): readonly number[] {
    const { content, qualityLimit } = this.store.state;
    return content?.kind === 'asset' ? content.asset.heights.filter((height) => height < qualityLimit) : [];
  }

  setQuality(quality: number | null): void {
    this.store.set({ quality });
    this.platform.programme.setQuality(quality);
  }

  /** A picture that was asked for and cannot be decoded: back to what the bandwidth chooses. */
  private limitQuality(qualityLimit: number): void {
    const { quality } = this.store.state;
    this.store.set({ qualityLimit });
    if (quality !== null && quality >= qualityLimit) this.setQuality(null);
  }

  /** Halts until somebody plays it again. */
  pause(): void {
    if (this.store.state.content && !this.pausedByPerson) this.togglePause();
  }

  /** Quieter while a call rings; on again when it does not. */
  duck(ducked: boolean): void {
    if (this.ducked === ducked) return;
    this.ducked = ducked;
    this.applyVolume();
    this.publish();
  }

  /** Quieter while a page is read aloud. */
  hush(hushed: boolean): void {
    if (this.hushed === hushed) return;
    this.hushed = hushed;
    this.applyVolume();
  }

  /** How loud it is, 0 … 1; ducking is a part of that. */
  setLevel(level: number): void {
    this.level = level;
    this.applyVolume();
  }

  private applyVolume(): void {
    this.platform.programme.setVolume(this.level * (this.ducked || this.hushed ? DUCKED_VOLUME : 1));
  }

  /** Halts for a call. */
  suspend(): void {
    if (this.suspended) return;
    this.suspended = true;
    this.resumeAtS = this.platform.programme.currentTime;
    this.remember();
    this.platform.programme.pause();
    this.publish();
  }

  /** Resumes after a call: a video where it stopped, a channel live. */
  resume(): void {
    if (!this.suspended) return;
    this.suspended = false;
    const { content } = this.store.state;
    if (!content || this.pausedByPerson) {
      this.publish();
      return;
    }
    if (content.kind === 'asset') {
      if (Math.abs(this.platform.programme.currentTime - this.resumeAtS) > 0.5)
        this.platform.programme.seek(this.resumeAtS);
      this.platform.programme.play();
    } else {
      this.platform.programme.play();
      this.platform.programme.toLiveEdge();
      this.store.set({ backToLive: true });
      this.platform.clock.after(BACK_TO_LIVE_NOTE_MS, () => this.store.set({ backToLive: false }));
    }
    this.publish();
  }

  /** Where a video was stopped, in seconds; 0: start at the beginning. */
  progressOf(assetId: string): number {
    return this.readProgress()[assetId] ?? 0;
  }

  get title(): string {
    const { content } = this.store.state;
    const asset = content?.kind === 'channel' ? content.onAir.now?.asset : content?.asset;
    if (!asset) return content?.kind === 'channel' ? this.words(content.onAir.channelName) : '';
    return this.words(asset.title);
  }

  private words(text: { zh: string; en: string }): string {
    return this.preferences.state.locale === 'en' ? text.en : text.zh;
  }

  private openNow(url: string, live: boolean, startS: number): void {
    this.pausedByPerson = false;
    this.platform.programme.open({ url, live, startS });
    this.applyVolume();
    if (this.suspended) this.platform.programme.pause();
  }

  private applySubtitles(): void {
    const { content } = this.store.state;
    const { subtitles, locale } = this.preferences.state;
    const asset = content?.kind === 'channel' ? content.onAir.now?.asset : content?.asset;
    const startedAt = content?.kind === 'channel' && content.onAir.now ? Date.parse(content.onAir.now.startedAt) : null;
    this.platform.programme.setSubtitles(asset?.subtitles ?? [], subtitles ? locale : null, startedAt);
  }

  private heard(state: PlaybackState): void {
    this.playback = state;
    if (state === 'ended') {
      this.remember();
      this.store.set({ ended: true });
    } else if (state === 'playing') {
      this.store.set({ ended: false });
    }
    this.publish();
  }

  private publish(): void {
    const { playback } = this;
    const quiet = this.ducked && (playback === 'playing' || playback === 'stalled');
    const state = playback === 'ended' ? 'paused' : quiet ? 'ducked' : playback;
    this.store.set({ state });
  }

  private readProgress(): Record<string, number> {
    try {
      const value: unknown = JSON.parse(this.platform.storage.get(PROGRESS_KEY) ?? '{}');
      return typeof value === 'object' && value !== null ? (value as Record<string, number>) : {};
    } catch {
      return {};
    }
  }

  private remember(): void {
    const { content } = this.store.state;
    if (content?.kind !== 'asset') return;
    const at = this.platform.programme.currentTime;
    const length = content.asset.durationMs / 1000;
    if (at < 3) return;
    const all = this.readProgress();
    if (at > length - ALMOST_DONE_S) delete all[content.asset.id];
    else all[content.asset.id] = Math.floor(at);
    this.platform.storage.set(PROGRESS_KEY, JSON.stringify(all));
  }
}
