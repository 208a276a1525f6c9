import { CallSession, preflight, type QualityLevel, type SessionState } from '@falink/call-client';
import { FalinkError, type MediaAbility, type RoomAccess } from '@falink/protocol';
import { forgetH264 } from './without-h264.js';

/** What a page received of one kind, as a test reads it. */
export interface ReceivedStats {
  framesDecoded: number;
  videoCodec: string;
  audioEnergy: number;
  bytes: number;
}

export interface PageEvent {
  at: number;
  name: string;
  value: unknown;
}

/** The page side of the browser tests: one session, driven from outside. */
class TestPage {
  session: CallSession | undefined;
  readonly events: PageEvent[] = [];
  nextAccess: RoomAccess | { error: string } | undefined;
  renewals = 0;
  readonly #video: HTMLVideoElement = document.createElement('video');
  #frames: number[] = [];

  constructor() {
    this.#video.autoplay = true;
    this.#video.playsInline = true;
    document.body.append(this.#video);
  }

  forgetH264(): void {
    forgetH264();
  }

  preflight(): Promise<MediaAbility> {
    return preflight();
  }

  async warm(access: RoomAccess, idle: boolean, camera = true): Promise<void> {
    const session = new CallSession({
      onNeedAccess: async () => {
        this.renewals += 1;
        const next = this.nextAccess;
        if (!next) throw new FalinkError('service.unavailable');
        if ('error' in next) throw new FalinkError(next.error as 'call.ended');
        return next;
      },
    });
    this.session = session;
    this.#video.srcObject = session.remoteStream;
    const note = (name: string) => (value: unknown) => this.events.push({ at: performance.now(), name, value });
    session.on('state', (state: SessionState) => note('state')(state));
    session.on('ended', ({ reason }) => note('ended')(reason));
    session.on('peerLeft', note('peerLeft'));
    session.on('peerConnection', note('peerConnection'));
    session.on('quality', (level: QualityLevel) => note('quality')(level));
    session.on('problem', ({ kind }) => note('problem')(kind));
    session.on('remoteMuted', ({ source, muted }) => note('remoteMuted')({ source, muted }));
    session.on('remoteTrack', ({ source }) => note('remoteTrack')(source));
    await session.warm(access, { media: { microphone: true, camera }, idle });
  }

  /** Notes when each of the next frames is shown. */
  watchFrames(): void {
    this.#frames = [];
    const each = (now: number): void => {
      this.#frames.push(performance.timeOrigin + now);
      this.#video.requestVideoFrameCallback(each);
    };
    this.#video.requestVideoFrameCallback(each);
  }

  frames(): number[] {
    return this.#frames;
  }

  async activate(token: string): Promise<number> {
    const before = performance.timeOrigin + performance.now();
    await this.session?.activate(token);
    return before;
  }

  async received(): Promise<ReceivedStats> {
    const report = (await this.session?.stats())?.receive;
    const stats: ReceivedStats = { framesDecoded: 0, videoCodec: '', audioEnergy: 0, bytes: 0 };
    report?.forEach((entry) => {
      // The probator only measures bandwidth with padding: it carries no media.
      if (entry.type !== 'inbound-rtp' || entry.mid === 'probator') return;
      stats.bytes += entry.bytesReceived ?? 0;
      if (entry.kind === 'video') {
        stats.framesDecoded += entry.framesDecoded ?? 0;
        stats.videoCodec = report.get(entry.codecId)?.mimeType ?? '';
      } else {
        stats.audioEnergy += entry.totalAudioEnergy ?? 0;
      }
    });
    return stats;
  }

  /** False once the browser has given up on the path by which media arrives. */
  async isPathAlive(): Promise<boolean> {
    const report = (await this.session?.stats())?.receive;
    let alive = false;
    report?.forEach((entry) => {
      if (entry.type === 'transport' && entry.iceState === 'connected') alive = true;
    });
    return alive;
  }

  async sentBytes(): Promise<number> {
    const report = (await this.session?.stats())?.send;
    let bytes = 0;
    report?.forEach((entry) => {
      if (entry.type === 'outbound-rtp') bytes += entry.bytesSent ?? 0;
    });
    return bytes;
  }

  /** The ICE user-name fragments of the paths in use: a restart takes new ones. */
  async iceCredentials(): Promise<string[]> {
    const fragments: string[] = [];
    for (const report of Object.values((await this.session?.stats()) ?? {}))
      report?.forEach((entry) => {
        if (entry.type === 'transport') fragments.push(String(entry.iceLocalUsernameFragment));
      });
    return fragments;
  }
}

declare global {
  interface Window {
    page: TestPage;
  }
}

window.page = new TestPage();
