import {
  type Asset,
  AssetSchema,
  EMPTY_INTAKE_FORM,
  type ErrorCode,
  errorBody,
  type Home,
  HomeSchema,
  type Intake,
  type OnAir,
  type TerminalCall,
  TerminalCallSchema,
} from '@falink/protocol';
import type { CallMedia, CallMediaFactory, CallMediaState } from '../platform/CallMedia.js';
import { NO_MEDIA } from '../platform/CallMedia.js';
import { Store } from '../platform/Store.js';
// The pictures of the pages (test/fixture-server.mjs) show the same.
import sample from './sample.json' with { type: 'json' };

/** Data as the service sends it, for unit tests. */
export const ID = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const ROOM = { roomId: ID(200), participantId: ID(201), url: 'http://localhost:8081', token: 'room-token' };

export function callWith(change: Partial<TerminalCall> = {}): TerminalCall {
  return { ...TerminalCallSchema.parse(sample.call), ...change };
}

export function intakeWith(change: Partial<Intake> = {}): Intake {
  return {
    id: ID(400),
    callId: ID(100),
    step: 'identity',
    form: EMPTY_INTAKE_FORM,
    revision: 1,
    version: 1,
    papers: [],
    identityCheckedAt: null,
    readAloudAt: null,
    confirmedAt: null,
    closedAt: null,
    application: null,
    ...change,
  };
}

export const AGENT = { displayName: '周敏', title: '律师', office: '12348 值班律师', portrait: null };

export const HOME: Home = HomeSchema.parse(sample.home);

export function asset(id: string, theme = 'labour'): Asset {
  return {
    ...AssetSchema.parse(sample.asset),
    id,
    theme,
    title: { zh: `节目${id}`, en: `Programme ${id}` },
    posterUrl: `/media/${id}.jpg`,
    playlistUrl: `/media/${id}.m3u8`,
  };
}

export const ON_AIR: OnAir = {
  ...sample.channel,
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
  /** The code of the call stack cannot be fetched. */
  unreachable = false;
  async ability() {
    if (this.unreachable) throw new TypeError('Failed to fetch dynamically imported module');
    return this.abilities;
  }
  async create() {
    if (this.unreachable) throw new TypeError('Failed to fetch dynamically imported module');
    const media = new FakeMedia();
    this.made.push(media);
    return media;
  }
}
