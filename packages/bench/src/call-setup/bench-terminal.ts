import { CallSession, preflight } from '@falink/call-client';
import {
  callRoutes,
  challengeText,
  companionRoutes,
  DeviceKeySchema,
  FalinkError,
  fleet,
  NAMESPACES,
  PROTOCOL_VERSION,
  type TerminalCall,
  terminalRoutes,
} from '@falink/protocol';
import { io, type Socket } from 'socket.io-client';
import { epochNow, firstFrame } from '../pages/first-frame.js';
import { ask } from '../pages/json-http.js';
import { MediaMeter } from '../pages/media-meter.js';

type DemoName = 'home-1' | 'home-2' | 'home-3';

const SIGNING = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const DEVICE = {
  userAgent: navigator.userAgent.slice(0, 400),
  appVersion: 'bench',
  screen: { width: 1920, height: 1080 },
  camera: true,
  microphone: true,
};
const HEALTH = {
  uptimeS: 0,
  heapBytes: null,
  textureBytes: null,
  downlinkMbps: null,
  rttMs: null,
  camera: true,
  microphone: true,
};

/** What a television does in a call, on the real api and sfu, without the canvas. */
export class BenchTerminal {
  readonly #video = document.createElement('video');
  /** What arrives here of the other side. */
  readonly meter = new MediaMeter(this.#video, async () => (await this.#session?.stats())?.receive);
  #session: CallSession | undefined;
  #call: TerminalCall | null = null;
  #frame: Promise<number> = Promise.reject(new Error('no call'));

  private constructor(
    private readonly token: string,
    socket: Socket,
  ) {
    this.#frame.catch(() => undefined);
    this.#video.autoplay = true;
    this.#video.playsInline = true;
    document.body.append(this.#video);
    socket.on(fleet.callUpdated.name, (raw: unknown) => {
      const { call } = fleet.callUpdated.payload.parse(raw);
      this.#call = call;
      if (call && call.state !== 'queued') this.#session?.ring();
    });
    const beat = () =>
      socket.emit(
        fleet.heartbeat.name,
        { scene: { page: 'home', title: 'bench', focus: null, options: [] }, health: HEALTH },
        () => undefined,
      );
    beat();
    setInterval(beat, 10_000);
  }

  /** Pairs through the demo door and connects, as the demo page does. */
  static async open(name: DemoName): Promise<BenchTerminal> {
    const keys = await crypto.subtle.generateKey(SIGNING, false, ['sign', 'verify']);
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
    const publicKey = DeviceKeySchema.parse({ kty, crv, x, y });
    const { terminalId: id } = await ask(terminalRoutes.demoPair, { body: { name, publicKey, device: DEVICE } });
    const { nonce } = await ask(terminalRoutes.challenge, { params: { id } });
    const text = new TextEncoder().encode(challengeText(id, nonce));
    const signature = base64Url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, text));
    const { token } = await ask(terminalRoutes.token, { params: { id }, body: { nonce, signature } });
    const socket = io(NAMESPACES.fleet, {
      transports: ['websocket'],
      auth: { protocol: PROTOCOL_VERSION, token, tabId: crypto.randomUUID(), takeOver: true, appVersion: 'bench' },
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return new BenchTerminal(token, socket);
  }

  /**
   * The key that queues: pre-flight, queue, and then everything that can be done before somebody answers.
   *
   * @returns when the key was pressed, ms since the epoch; settles when the call waits on standby.
   */
  async call({ camera = true } = {}): Promise<number> {
    const pressed = epochNow();
    const found = await preflight();
    const ability = { ...found, camera: camera && found.camera };
    const { token } = this;
    const { call, room } = await ask(callRoutes.createCall, {
      token,
      body: { requestId: crypto.randomUUID(), kind: 'consultation', ability },
    });
    this.#call = call;
    const session = new CallSession({
      onNeedAccess: () => ask(callRoutes.roomAccess, { token, params: { id: call.id } }),
    });
    this.#session = session;
    this.#video.srcObject = session.remoteStream;
    this.#frame = firstFrame(this.#video);
    await session.warm(room, { media: { microphone: true, camera } });
    // The offer may have been faster than the warming up.
    if (this.#call?.state !== 'queued') session.ring();
    return pressed;
  }

  firstFrame(): Promise<number> {
    return this.#frame;
  }

  /** What the code for a phone says that is to be the camera of this call. */
  async phoneLink(): Promise<string> {
    const { url } = await ask(companionRoutes.offerCompanion, {
      token: this.token,
      params: { id: this.#call?.id ?? '' },
      body: { requestId: crypto.randomUUID() },
    });
    return url;
  }

  /** Hangs up and rates, so that the next call begins from a clean table. */
  async hangUp(): Promise<void> {
    const id = this.#call?.id;
    const { token } = this;
    this.#session?.hangUp();
    this.#session = undefined;
    this.#video.srcObject = null;
    if (id === undefined) return;
    await ask(callRoutes.endCall, { token, params: { id } });
    await ask(callRoutes.rate, { token, params: { id }, body: { score: 5 } }).catch((error: unknown) => {
      if (!(error instanceof FalinkError) || error.code !== 'rating.not_due') throw error;
    });
  }
}

function base64Url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
