import { type HttpRequest, type HttpResponse, Listeners } from '@falink/client';
import type { MessageSocket, SocketOptions } from '@falink/client/socket';
import type { Still } from '@falink/client/still';
import {
  type DeviceKey,
  ErrorBodySchema,
  FalinkError,
  type Locale,
  noticeTable,
  type RefusedMessage,
  RefusedMessages,
  readAck,
} from '@falink/protocol';
import type { BoxControl } from './BoxControl.js';
import { BoxLog } from './BoxLog.js';
import { FakeClock } from './FakeClock.js';
import { FakePlayer } from './FakePlayer.js';
import {
  type CaptureResult,
  KeysUnavailable,
  type PlaneName,
  type PlaneRect,
  type Platform,
  type Playback,
  type PlaybackState,
  type VitalsListener,
  type VoiceStyle,
} from './Platform.js';

export class FakeSocket {
  readonly asked: Array<{ name: string; payload: unknown }> = [];
  closed = false;
  readonly auth: SocketOptions['auth'];
  /** What the service does to this socket; messages and refusals as they arrive. */
  readonly handlers: {
    connected(): void;
    disconnected(byService?: boolean): void;
    /** Returns whether the socket tries again. */
    refused(body: unknown): boolean;
    message(name: string, payload: unknown): void;
  };

  constructor(options: SocketOptions) {
    this.auth = options.auth;
    this.handlers = {
      connected: options.connected,
      disconnected: (byService = false) => options.disconnected(byService),
      refused: (body) => {
        const parsed = ErrorBodySchema.safeParse(body);
        return options.refused(parsed.success ? FalinkError.fromBody(parsed.data) : null);
      },
      message: noticeTable(options.notices, options.refusedMessages),
    };
  }
}

/** Frames and timers come when the test says so. */
class FakeVitals {
  readonly engine = 'Chromium 120';
  /** Share of the storage in use. */
  used: number | null = null;
  private readonly listeners = new Set<VitalsListener>();
  watch(listener: VitalsListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
  frame(gapMs: number): void {
    for (const listener of this.listeners) listener.frame(gapMs);
  }
  loop(lateMs: number): void {
    for (const listener of this.listeners) listener.loop(lateMs);
  }
  cpu(): number | null {
    return null;
  }
  async storage(): Promise<number | null> {
    return this.used;
  }
}

class FakeProgramme {
  readonly log: string[] = [];
  currentTime = 0;
  duration = 90;
  pictureHeight = 1080;
  volume = 1;
  canSetVolume = true;
  opened: Playback | null = null;
  subtitles: string | null = null;
  private readonly stateListeners = new Listeners<PlaybackState>();
  private readonly limitListeners = new Listeners<number>();

  open(playback: Playback): void {
    this.opened = playback;
    this.currentTime = playback.startS;
    this.log.push(`open ${playback.url}`);
    this.tell('loading');
    this.tell('playing');
  }
  close(): void {
    this.opened = null;
    this.log.push('close');
    this.tell('idle');
  }
  play(): void {
    this.log.push('play');
    this.tell('playing');
  }
  pause(): void {
    this.log.push('pause');
    this.tell('paused');
  }
  seek(seconds: number): void {
    this.currentTime = seconds;
    this.log.push(`seek ${seconds}`);
  }
  toLiveEdge(): void {
    this.log.push('live edge');
  }
  setVolume(volume: number): void {
    this.volume = volume;
  }
  setSubtitles(_tracks: unknown, language: string | null): void {
    this.subtitles = language;
  }
  setQuality(height: number | null): void {
    this.log.push(`quality ${height}`);
  }
  onState(listener: (state: PlaybackState) => void): () => void {
    return this.stateListeners.add(listener);
  }
  onSubtitle(): () => void {
    return () => undefined;
  }
  onQualityLimit(listener: (height: number) => void): () => void {
    return this.limitListeners.add(listener);
  }
  /** The box could not decode pictures of so many lines. */
  limitQuality(height: number): void {
    this.limitListeners.notify(height);
  }
  tell(state: PlaybackState): void {
    this.stateListeners.notify(state);
  }
}

type Answer = { status?: number; json?: unknown; blob?: Blob; date?: string };
type Handler = (request: HttpRequest & { path: string; json: unknown }) => Answer | Promise<Answer>;

/** A whole box in memory, for Node: every part can be looked into and driven. */
export class FakePlatform implements Platform {
  readonly clock = new FakeClock();
  readonly values = new Map<string, string>();
  readonly storage = {
    get: (key: string) => this.values.get(key) ?? null,
    set: (key: string, value: string) => void this.values.set(key, value),
    remove: (key: string) => void this.values.delete(key),
  };
  keyGeneration = 1;
  /** Why this box can keep no key. */
  keysUnavailable: KeysUnavailable['why'] | null = null;
  /** Key pairs in slots other than the usual ones: the number of each. They outlive the page, as on a box. */
  readonly nextKeys = new Map<string, number>();
  /** The power goes while a key takes another one's place. */
  promoteFails = false;
  private identityOf(slot: string, generation: number) {
    return {
      publicKey: {
        kty: 'EC',
        crv: 'P-256',
        x: 'x'.repeat(43),
        y: String(generation).repeat(43).slice(0, 43),
      } as DeviceKey,
      sign: async (text: string) => `signed:${slot}${generation === 1 ? '' : `#${generation}`}:${text}`,
    };
  }
  readonly keys = {
    identity: async (slot: string) => {
      if (this.keysUnavailable) throw new KeysUnavailable(this.keysUnavailable);
      if (!slot.endsWith('.next')) return this.identityOf(slot, this.keyGeneration);
      const generation = this.nextKeys.get(slot) ?? this.keyGeneration + this.nextKeys.size + 1;
      this.nextKeys.set(slot, generation);
      return this.identityOf(slot, generation);
    },
    find: async (slot: string) => {
      const generation = this.nextKeys.get(slot);
      return generation === undefined ? null : this.identityOf(slot, generation);
    },
    promote: async (from: string) => {
      if (this.promoteFails) throw new Error('the power is gone');
      const generation = this.nextKeys.get(from);
      if (generation === undefined) return;
      this.keyGeneration = generation;
      this.nextKeys.delete(from);
    },
    forget: async (slot = '') => {
      if (slot.endsWith('.next')) this.nextKeys.delete(slot);
      else this.keyGeneration += 1;
    },
  };
  online = true;
  private readonly networkListeners = new Listeners<boolean>();
  readonly network = {
    isOnline: () => this.online,
    onChange: (listener: (online: boolean) => void) => this.networkListeners.add(listener),
    get online(): boolean {
      return this.isOnline();
    },
  };
  parameters: Record<string, string> = {};
  private ids = 0;
  readonly device = {
    tabId: '00000000-0000-4000-8000-00000000aaaa',
    renewTabId: () => {
      this.device.tabId = this.device.uuid();
    },
    appVersion: '0.0.0-test',
    engine: 'Fake 1',
    mayLackMedia: false,
    info: async () => ({
      userAgent: 'fake',
      appVersion: '0.0.0-test',
      screen: { width: 1920, height: 1080 },
      camera: true,
      microphone: true,
    }),
    parameter: (name: string) => this.parameters[name] ?? null,
    health: () => ({ uptimeS: 1, heapBytes: null, downlinkMbps: null, rttMs: null }),
    uuid: () => {
      this.ids += 1;
      return `00000000-0000-4000-8000-${String(this.ids).padStart(12, '0')}`;
    },
    reload: () => {
      this.reloads += 1;
    },
  };
  reloads = 0;
  readonly requests: string[] = [];
  readonly bodies: unknown[] = [];
  private readonly handlers: Array<{ method: string; path: RegExp; handle: Handler }> = [];
  /** Answers requests whose path matches; the latest rule wins. */
  answer(method: string, path: RegExp, handle: Answer | Handler): void {
    this.handlers.unshift({ method, path, handle: typeof handle === 'function' ? handle : () => handle });
  }
  readonly http = async (path: string, request: HttpRequest): Promise<HttpResponse> => {
    this.requests.push(`${request.method} ${path}`);
    const json: unknown = typeof request.body === 'string' ? JSON.parse(request.body) : request.body;
    this.bodies.push(json);
    const rule = this.handlers.find((candidate) => candidate.method === request.method && candidate.path.test(path));
    if (!this.online || !rule) throw new Error('network');
    const answer = await rule.handle({ ...request, path, json });
    const text = answer.json === undefined ? '' : JSON.stringify(answer.json);
    return {
      status: answer.status ?? 200,
      headers: { get: (name: string) => (name === 'date' ? (answer.date ?? null) : null) },
      text: async () => text,
      blob: async () => answer.blob ?? new Blob([text]),
    };
  };
  /** What the service answers to a socket request, by its name. @throws to lose the answer */
  readonly socketAnswers: Record<string, (payload: unknown) => unknown> = {};
  readonly opened: FakeSocket[] = [];
  readonly openSocket = (options: SocketOptions): MessageSocket => {
    const socket = new FakeSocket(options);
    this.opened.push(socket);
    return {
      connected: true,
      request: async ({ name, answer }, payload) => {
        socket.asked.push({ name, payload });
        const usual = () => ({ serverTime: new Date(this.clock.wall()).toISOString() });
        return readAck(answer, { ok: true, data: (this.socketAnswers[name] ?? usual)(payload) }) as never;
      },
      reconnect: () => undefined,
      close: () => {
        socket.closed = true;
      },
    };
  };
  readonly placed = new Map<PlaneName, PlaneRect | null>();
  stillTaken: Still | null = {
    blob: new Blob(['x'], { type: 'image/jpeg' }),
    preview: { width: 656, height: 369 } as HTMLCanvasElement,
    width: 1920,
    height: 1080,
    sharpness: 900,
  };
  callVolume = 1;
  readonly planes = {
    place: (plane: PlaneName, rect: PlaneRect | null) => void this.placed.set(plane, rect),
    attach: () => undefined,
    hasPicture: () => true,
    setVolume: (volume: number) => {
      this.callVolume = volume;
    },
    soundAwaitsKey: false,
    onPicture: () => () => undefined,
    still: async () => this.stillTaken,
  };
  readonly metered: Array<{ readonly x: number; readonly y: number } | null> = [];
  readonly levels: number[] = [];
  readonly meter = {
    place: (at: { readonly x: number; readonly y: number } | null) => void this.metered.push(at),
    level: (level: number) => void this.levels.push(level),
  };
  readonly vitals = new FakeVitals();
  readonly programme = new FakeProgramme();
  captured: CaptureResult = {
    stream: null,
    camera: true,
    microphone: true,
    cameraRefusal: null,
    microphoneRefusal: null,
  };
  readonly capture = {
    open: async () => this.captured,
    close: () => undefined,
    meter: () => () => undefined,
  };
  /** What was said, utterance by utterance; `stop` where it was interrupted. */
  readonly spoken: Array<readonly string[] | 'stop'> = [];
  voice = true;
  /** Reaches the end of what is being said. */
  saidAll: (() => void) | undefined;
  readonly speech = {
    available: () => this.voice,
    say: (utterances: readonly string[], _language: Locale, _style: VoiceStyle, ended: () => void) => {
      this.spoken.push(utterances);
      this.saidAll = ended;
    },
    stop: () => {
      if (this.saidAll) this.spoken.push('stop');
      this.saidAll = undefined;
    },
  };
  readonly player = new FakePlayer();
  readonly kept = new Map<string, Blob>();
  readonly keptSounds = {
    find: async (name: string) => this.kept.get(name) ?? null,
    keep: async (name: string, bundle: Blob) => void this.kept.set(name, bundle),
  };
  readonly refusals: RefusedMessage[] = [];
  readonly refusedMessages = new RefusedMessages(
    (refused) => this.refusals.push(refused),
    () => this.clock.now(),
  );
  /** What the box does with its screen; an error: it refuses. */
  readonly screened: Array<string | number> = [];
  screenTrouble: Error | null = null;
  readonly screen = {
    brightness: (percent: number) => this.setScreen(percent),
    power: (on: boolean) => this.setScreen(on ? 'on' : 'off'),
  };
  private async setScreen(what: string | number): Promise<void> {
    if (this.screenTrouble) throw this.screenTrouble;
    this.screened.push(what);
  }
  chimes = 0;
  readonly sound = {
    alarm: () => () => undefined,
    chime: () => {
      this.chimes += 1;
    },
  };
  cachesCleared = 0;
  readonly box: { -readonly [Part in keyof BoxControl]: BoxControl[Part] } = {
    reboot: null,
    setPower: null,
    clearCaches: async () => {
      this.cachesCleared += 1;
    },
    log: new BoxLog(() => this.clock.wall()),
  };

  /** Drops what it recorded: a test that runs for long would keep all of it. */
  forget(): void {
    const { requests, bodies, metered, levels, spoken, refusals, screened, opened } = this;
    for (const record of [requests, bodies, metered, levels, spoken, refusals, screened]) record.length = 0;
    for (const record of [this.programme.log, this.player.played]) record.length = 0;
    for (const { asked } of opened) asked.length = 0;
    opened.splice(0, opened.length, ...opened.filter(({ closed }) => !closed));
  }

  setOnline(online: boolean): void {
    this.online = online;
    this.networkListeners.notify(online);
  }
}
