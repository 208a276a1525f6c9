import { Store } from '@falink/client';
import {
  sampleAgentCard,
  sampleAsset,
  sampleForm,
  sampleHome,
  sampleId,
  sampleIntake,
  sampleOnAir,
  sampleReceipt,
  sampleRoomAccess,
  sampleTerminalCall,
} from '@falink/fixtures';
import {
  type Asset,
  type ErrorCode,
  errorBody,
  type Home,
  type Intake,
  type OnAir,
  type TerminalCall,
} from '@falink/protocol';
import type { CallMedia, CallMediaFactory, CallMediaState, JoinOptions } from '../platform/CallMedia.js';
import { NO_MEDIA } from '../platform/CallMedia.js';
import type { Clock } from '../platform/Platform.js';

/** Data as the service sends it, for unit tests. */
export const ID = sampleId;

export const ROOM = sampleRoomAccess();

export const callWith = (change: Partial<TerminalCall> = {}): TerminalCall => sampleTerminalCall(change);

export const intakeWith = (change: Partial<Intake> = {}): Intake => sampleIntake(change);

export const AGENT = sampleAgentCard();

export const HOME: Home = sampleHome();

/** A home page as a service with this clock sends it: one with the time of another would set the television's clock back. */
export const homeAt = ({ clock }: { clock: Clock }): Home => ({
  ...HOME,
  serverTime: new Date(clock.wall()).toISOString(),
});

export const FORM = sampleForm();

export const RECEIPT = sampleReceipt();

export function asset(id: string, theme = 'labour'): Asset {
  return sampleAsset({
    id,
    theme,
    title: { zh: `节目${id}`, en: `Programme ${id}` },
    posterUrl: `/media/${id}.jpg`,
    playlistUrl: `/media/${id}.m3u8`,
  });
}

export const ON_AIR: OnAir = sampleOnAir({
  now: { asset: asset('a'), startedAt: '2026-06-11T07:41:00.000Z', endsAt: '2026-06-11T07:43:30.000Z' },
});

/** The service's refusal, as the HTTP fake answers it. */
export function refusal(code: ErrorCode, status = 409): { status: number; json: unknown } {
  return { status, json: errorBody(code) };
}

/** Media without devices: logs its calls. */
export class FakeMedia implements CallMedia {
  readonly store = new Store<CallMediaState>(NO_MEDIA);
  readonly log: string[] = [];
  join(_access: unknown, options: JoinOptions): void {
    if (options.screen) {
      this.log.push('join as a screen');
      this.store.set({ phase: 'standby', camera: 'none', microphone: 'none' });
      return;
    }
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
  playHere(here: boolean): void {
    this.store.set({ phone: { present: true, plays: !here } });
  }
  takeReception() {
    return null;
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
  /** What a check of the network finds. */
  network: CallMediaFactory['checkNetwork'] = async () => ({ udp: 'works', tcp: 'works', turn: 'not_offered' });
  checkNetwork(...given: Parameters<CallMediaFactory['checkNetwork']>) {
    return this.network(...given);
  }
  async create() {
    if (this.unreachable) throw new TypeError('Failed to fetch dynamically imported module');
    const media = new FakeMedia();
    this.made.push(media);
    return media;
  }
}
