import { type ErrorCode, errorBody, type Home, type OnAir, type TerminalCall } from '@falink/protocol';
import type { CallMedia, CallMediaFactory, CallMediaState } from '../platform/CallMedia.js';
import { NO_MEDIA } from '../platform/CallMedia.js';
import { Store } from '../platform/Store.js';

/** Data as the service sends it, for unit tests. */
export const ID = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const ROOM = { roomId: ID(200), participantId: ID(201), url: 'http://localhost:8081', token: 'room-token' };

export function callWith(change: Partial<TerminalCall> = {}): TerminalCall {
  return {
    id: ID(100),
    revision: 1,
    kind: 'consultation',
    state: 'queued',
    category: 'uncategorised',
    video: true,
    queuedAt: '2026-06-11T07:40:00.000Z',
    waitMs: 5_000,
    position: 3,
    waitRangeMs: { min: 240_000, max: 540_000 },
    agent: null,
    activeAt: null,
    endedAt: null,
    endReason: null,
    ratingDue: false,
    intakeId: null,
    ...change,
  };
}

export const AGENT = { displayName: '周敏', title: '律师', office: '12348 值班律师', portrait: null };

export const HOME: Home = {
  district: {
    name: { zh: '云河区', en: 'Yunhe' },
    serviceName: { zh: '云河区公共法律服务', en: 'Yunhe legal services' },
    hotline: '12348',
    supervisionPhone: '12348',
  },
  site: { id: ID(2), name: '河湾村', orgUnit: { id: ID(3), path: 'yunhe.hewan', name: '河湾村' } },
  terminal: { id: ID(1), name: '河湾村 1 号', kind: 'home' },
  duty: {
    state: 'busy',
    onDuty: [{ displayName: '周敏', title: '律师', portrait: null }],
    waiting: 1,
    waitRangeMs: { min: 120_000, max: 290_000 },
    callbackWithinMinutes: 30,
  },
  adviser: {
    name: '陈国栋',
    title: '律师',
    duties: '解答问题',
    hours: '每月第一个星期三',
    phone: '138 0000 1234',
    nextVisitAt: '2026-06-17T01:00:00.000Z',
    portrait: null,
  },
  channelId: 'pufa',
  serverTime: '2026-06-11T07:42:00.000Z',
};

export function asset(
  id: string,
  theme = 'labour',
): OnAir['next'] extends infer N ? (N extends { asset: infer A } ? A : never) : never {
  return {
    id,
    title: { zh: `节目${id}`, en: `Programme ${id}` },
    series: { zh: '身边的法律小故事', en: 'Law next door' },
    episode: 1,
    theme,
    summary: { zh: '', en: '' },
    durationMs: 90_000,
    heights: [2160, 1080, 720, 432],
    posterUrl: `/media/${id}.jpg`,
    playlistUrl: `/media/${id}.m3u8`,
    subtitles: [{ language: 'zh-CN', url: `/media/${id}.vtt` }],
  };
}

export const ON_AIR: OnAir = {
  channelId: 'pufa',
  channelName: { zh: '普法频道', en: 'Law channel' },
  playlistUrl: '/media/channels/pufa/master.m3u8',
  now: { asset: asset('a'), startedAt: '2026-06-11T07:41:00.000Z', endsAt: '2026-06-11T07:43:30.000Z' },
  next: null,
  watching: null,
};

/** The service's refusal, as the HTTP fake answers it. */
export function refusal(code: ErrorCode, status = 409): { status: number; json: unknown } {
  return { status, json: errorBody(code) };
}

/** Media without devices: says what it was told. */
export class FakeMedia implements CallMedia {
  readonly store = new Store<CallMediaState>(NO_MEDIA);
  readonly log: string[] = [];
  join(_access: unknown, options: { camera: boolean }): void {
    this.log.push(options.camera ? 'join' : 'join without camera');
    this.store.set({ phase: 'standby', camera: options.camera ? 'on' : 'none', microphone: 'on' });
  }
  ring(): void {
    this.log.push('ring');
  }
  setMuted(muted: boolean): void {
    this.store.set({ microphone: muted ? 'off' : 'on' });
  }
  setCamera(on: boolean): void {
    this.store.set({ camera: on ? 'on' : 'off' });
  }
  close(): void {
    this.log.push('close');
  }
}

export class FakeMediaFactory implements CallMediaFactory {
  readonly made: FakeMedia[] = [];
  abilities = {
    webrtc: true,
    microphone: true,
    camera: true,
    videoCodecs: ['video/h264' as const] as Array<'video/h264' | 'video/vp8'>,
  };
  async ability() {
    return this.abilities;
  }
  async create() {
    const media = new FakeMedia();
    this.made.push(media);
    return media;
  }
}
