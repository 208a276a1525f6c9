import { until } from '@falink/fixtures/until';
import {
  type AnswerOf,
  type ErrorBody,
  type fleet,
  NAMESPACES,
  type Notice,
  type PayloadOf,
  PROTOCOL_VERSION,
  type Request,
  readAck,
} from '@falink/protocol';
import { io, type Socket } from 'socket.io-client';

/** What a box in order says of itself in a heartbeat. */
export const HEALTH: PayloadOf<(typeof fleet)['heartbeat']>['health'] = {
  uptimeS: 1,
  heapBytes: null,
  textureBytes: null,
  downlinkMbps: null,
  rttMs: null,
  camera: true,
  microphone: true,
};

/** A real socket.io client that keeps every notice it receives, parsed by the contract. */
export class TestSocket {
  readonly heard: { name: string; payload: unknown }[] = [];
  disconnectReason: string | null = null;

  private constructor(readonly socket: Socket) {
    socket.onAny((name: string, payload: unknown) => this.heard.push({ name, payload }));
    socket.on('disconnect', (reason) => {
      this.disconnectReason = reason;
    });
  }

  static open(api: { url: string }, namespace: keyof typeof NAMESPACES, auth: Record<string, unknown>): TestSocket {
    return new TestSocket(
      io(`${api.url}${NAMESPACES[namespace]}`, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        auth: { protocol: PROTOCOL_VERSION, ...auth },
      }),
    );
  }

  /** Opens one that must be let in. */
  static async connect(
    api: { url: string },
    namespace: keyof typeof NAMESPACES,
    auth: Record<string, unknown>,
  ): Promise<TestSocket> {
    const socket = TestSocket.open(api, namespace, auth);
    await socket.connected();
    return socket;
  }

  /** Opens one that must be refused. @returns the error's body */
  static async refused(
    api: { url: string },
    namespace: keyof typeof NAMESPACES,
    auth: Record<string, unknown>,
  ): Promise<ErrorBody> {
    const { socket } = TestSocket.open(api, namespace, auth);
    const error = await new Promise<Error & { data?: ErrorBody }>((resolve) => socket.once('connect_error', resolve));
    socket.close();
    if (!error.data) throw error;
    return error.data;
  }

  connected(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', reject);
    });
  }

  async ask<R extends Request>(request: R, payload: unknown): Promise<AnswerOf<R>> {
    return readAck(request.answer, await this.socket.timeout(5_000).emitWithAck(request.name, payload)) as AnswerOf<R>;
  }

  all<N extends Notice>(notice: N): PayloadOf<N>[] {
    return this.heard
      .filter(({ name }) => name === notice.name)
      .map(({ payload }) => notice.payload.parse(payload) as PayloadOf<N>);
  }

  /** Waits until a matching notice has arrived; earlier ones count. */
  hears<N extends Notice>(notice: N, fits: (payload: PayloadOf<N>) => boolean = () => true): Promise<PayloadOf<N>> {
    return until(`a fitting ${notice.name}`, () => this.all(notice).find(fits)) as Promise<PayloadOf<N>>;
  }

  closed(): Promise<string> {
    return until('the socket is closed', () => this.disconnectReason);
  }

  forget(): void {
    this.heard.length = 0;
  }

  close(): void {
    this.socket.close();
  }
}
