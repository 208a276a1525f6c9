import { CAMERA_CONSTRAINTS, CallSession, MICROPHONE_CONSTRAINTS } from '@falink/call-client';
import { authRoutes, callRoutes, consoleMessages, NAMESPACES, type Offer, PROTOCOL_VERSION } from '@falink/protocol';
import { io, type Socket } from 'socket.io-client';
import { epochNow, firstFrame } from '../pages/first-frame.js';
import { ask } from '../pages/json-http.js';
import { MediaMeter } from '../pages/media-meter.js';

/** What a duty desk does in a call, on the real api and sfu, without the console's pages. */
export class BenchDesk {
  readonly #video = document.createElement('video');
  /** What arrives here of the other side. */
  readonly meter = new MediaMeter(this.#video, async () => (await this.#session?.stats())?.receive);
  #ringing: Promise<number>;
  #rang: (at: number) => void = () => undefined;
  #offer: Offer | undefined;
  #session: CallSession | undefined;
  #media: MediaStream | undefined;
  #frame: Promise<number> = Promise.reject(new Error('no call'));

  private constructor(
    private readonly token: string,
    socket: Socket,
  ) {
    this.#frame.catch(() => undefined);
    this.#video.autoplay = true;
    this.#video.playsInline = true;
    document.body.append(this.#video);
    this.#ringing = new Promise((resolve) => {
      this.#rang = resolve;
    });
    socket.on(consoleMessages.offerCreated.name, (raw: unknown) => {
      this.#rang(epochNow());
      void this.#warm(consoleMessages.offerCreated.payload.parse(raw));
    });
  }

  static async open(username: string, password: string): Promise<BenchDesk> {
    const { accessToken } = await ask(authRoutes.login, { body: { username, password } });
    const socket = io(NAMESPACES.console, {
      transports: ['websocket'],
      auth: { protocol: PROTOCOL_VERSION, token: accessToken },
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return new BenchDesk(accessToken, socket);
  }

  /** On duty with open devices, as the console is between two calls. */
  async ready(): Promise<void> {
    this.#ringing = new Promise((resolve) => {
      this.#rang = resolve;
    });
    this.#media = await navigator.mediaDevices.getUserMedia({
      audio: MICROPHONE_CONSTRAINTS,
      video: CAMERA_CONSTRAINTS,
    });
    await ask(callRoutes.setAgentState, { token: this.token, body: { state: 'available' } });
  }

  /** When the offer arrived, ms since the epoch. */
  ringing(): Promise<number> {
    return this.#ringing;
  }

  /** The click on 接听. @returns when it happened, ms since the epoch */
  async accept(): Promise<number> {
    const clicked = epochNow();
    const [offer, session] = [this.#offer, this.#session];
    if (!offer || !session) throw new Error('nobody rings');
    const { room } = await ask(callRoutes.acceptOffer, { token: this.token, params: { id: offer.id } });
    await session.activate(room.token);
    return clicked;
  }

  firstFrame(): Promise<number> {
    return this.#frame;
  }

  /** After the call: off duty, devices closed, so that nothing of this runs beside the baseline. */
  async rest(): Promise<void> {
    this.#session?.hangUp();
    this.#session = undefined;
    this.#video.srcObject = null;
    for (const track of this.#media?.getTracks() ?? []) track.stop();
    await ask(callRoutes.setAgentState, { token: this.token, body: { state: 'offline' } });
  }

  async #warm(offer: Offer): Promise<void> {
    const { token } = this;
    this.#offer = offer;
    const session = new CallSession({
      onNeedAccess: () => ask(callRoutes.roomAccess, { token, params: { id: offer.call.id } }),
    });
    this.#session = session;
    this.#video.srcObject = session.remoteStream;
    this.#frame = firstFrame(this.#video);
    if (this.#media) await session.warm(offer.room, { media: this.#media, idle: false });
  }
}
