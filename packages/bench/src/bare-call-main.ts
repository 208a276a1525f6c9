import { CAMERA_CONSTRAINTS, MICROPHONE_CONSTRAINTS } from '@falink/call-client';
import { Device, type types } from 'mediasoup-client';
import { io, type Socket } from 'socket.io-client';
import type { BareToPage, BareToServer } from './call-setup/bare-signals.js';
import { epochNow, firstFrame } from './pages/first-frame.js';
import { MediaMeter } from './pages/media-meter.js';

interface Ready {
  readonly device: Device;
  readonly send: types.Transport;
}

/** One call of the bare page. Camera and microphone are open and the socket is connected before the press. */
class BareCall {
  readonly #transports: types.Transport[] = [];
  readonly #video = document.createElement('video');
  readonly #remote = new MediaStream();
  readonly frame: Promise<number>;
  readonly meter = new MediaMeter(this.#video, async () => this.#receive?.getStats());
  #receive: types.Transport | undefined;

  #ready: Promise<Ready> | undefined;

  private constructor(
    private readonly socket: Socket<BareToPage, BareToServer>,
    private readonly local: MediaStream,
  ) {
    this.#video.autoplay = true;
    this.#video.playsInline = true;
    document.body.append(this.#video);
    this.frame = firstFrame(this.#video);
    socket.on('begin', () => void this.begin());
    socket.on('consumer', (options) => void this.#consume(options));
  }

  /** @param careful device and transports are there before the press, as an engineer would arrange it who measures */
  static async prepare(careful: boolean): Promise<BareCall> {
    const socket: Socket<BareToPage, BareToServer> = io(location.origin, { transports: ['websocket'] });
    const [local] = await Promise.all([
      navigator.mediaDevices.getUserMedia({ audio: MICROPHONE_CONSTRAINTS, video: CAMERA_CONSTRAINTS }),
      new Promise<void>((resolve) => socket.on('connect', resolve)),
    ]);
    const call = new BareCall(socket, local);
    if (careful) await call.#makeReady();
    return call;
  }

  /** Begins here and asks the other page to begin. */
  press(): number {
    const at = epochNow();
    this.socket.emit('press');
    void this.begin();
    return at;
  }

  async begin(): Promise<void> {
    const { socket } = this;
    const { device, send } = await this.#makeReady();
    await socket.emitWithAck('join', device.recvRtpCapabilities);
    for (const track of [...this.local.getAudioTracks(), ...this.local.getVideoTracks()])
      await send.produce({ track, codecOptions: { videoGoogleStartBitrate: 1_000 } });
  }

  close(): void {
    for (const transport of this.#transports) transport.close();
    for (const track of this.local.getTracks()) track.stop();
    this.#video.remove();
    this.socket.disconnect();
  }

  #makeReady(): Promise<Ready> {
    this.#ready ??= this.#open();
    return this.#ready;
  }

  async #open(): Promise<Ready> {
    const { socket } = this;
    const device = await Device.factory();
    await device.load({ routerRtpCapabilities: await socket.emitWithAck('capabilities') });
    const send = this.#wire(device.createSendTransport(await socket.emitWithAck('transport', 'send')));
    this.#receive = this.#wire(device.createRecvTransport(await socket.emitWithAck('transport', 'receive')));
    send.on('produce', ({ kind, rtpParameters }, done, failed) => {
      socket.emitWithAck('produce', send.id, kind, rtpParameters).then((id) => done({ id }), failed);
    });
    return { device, send };
  }

  async #consume(options: types.ConsumerOptions): Promise<void> {
    const consumer = await this.#receive?.consume(options);
    if (!consumer) return;
    this.#remote.addTrack(consumer.track);
    if (this.#video.srcObject === null) this.#video.srcObject = this.#remote;
    await this.socket.emitWithAck('resume', consumer.id);
  }

  #wire(transport: types.Transport): types.Transport {
    this.#transports.push(transport);
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      this.socket.emitWithAck('connectTransport', transport.id, dtlsParameters).then(done, failed);
    });
    return transport;
  }
}

let call: BareCall | undefined;

export interface BareCallBench {
  prepare(careful?: boolean): Promise<void>;
  /** When the press happened, ms since the epoch. */
  press(): number;
  /** When this page presented the first frame of the other, ms since the epoch. */
  firstFrame(): Promise<number>;
  meter(): MediaMeter;
  close(): void;
}

const bench: BareCallBench = {
  prepare: async (careful = false) => {
    call = await BareCall.prepare(careful);
  },
  press: () => call?.press() ?? Number.NaN,
  firstFrame: () => call?.frame ?? Promise.reject(new Error('not prepared')),
  meter: () => {
    if (!call) throw new Error('not prepared');
    return call.meter;
  },
  close: () => {
    call?.close();
    call = undefined;
  },
};
Object.assign(globalThis, { bench });
