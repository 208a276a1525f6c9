import {
  type AnswerOf,
  ErrorBodySchema,
  FalinkError,
  MEDIA_SOCKET_PATH,
  media,
  NAMESPACES,
  type Notice,
  noticeTable,
  on,
  type PayloadOf,
  PROTOCOL_VERSION,
  type RefusedMessages,
  type Request,
  readAck,
} from '@falink/protocol';
import { io, type Socket } from 'socket.io-client';

const CONNECT_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 8_000;

type MediaMessages = typeof media;
export type MediaNotice = {
  [Key in keyof MediaMessages]: MediaMessages[Key] extends Notice
    ? { readonly type: Key; readonly payload: PayloadOf<MediaMessages[Key]> }
    : never;
}[keyof MediaMessages];

export interface SignalingHandlers {
  opened(): void;
  /** The socket failed to open or was lost; `error` is set when the server refused it. Called once. */
  lost(error?: FalinkError): void;
  notice(notice: MediaNotice): void;
}

/** Sends one request of the media contract and gives its parsed answer. */
export type SendRequest = <M extends Request>(message: M, payload: PayloadOf<M>) => Promise<AnswerOf<M>>;

/** One try of a signalling connection. It never reconnects by itself: the connection machine decides. */
export class SignalingSocket {
  readonly #socket: Socket;
  readonly #handlers: SignalingHandlers;
  readonly #pending = new Set<(error: Error) => void>();
  #over = false;

  /** @param refused counts notices that cannot be read, from a broken or newer server; they change nothing */
  constructor(url: string, handlers: SignalingHandlers, refused: RefusedMessages) {
    this.#handlers = handlers;
    this.#socket = io(url + NAMESPACES.media, {
      path: MEDIA_SOCKET_PATH,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: CONNECT_TIMEOUT_MS,
      auth: { protocol: PROTOCOL_VERSION },
    });
    this.#socket.on('connect', () => {
      if (!this.#over) handlers.opened();
    });
    this.#socket.on('connect_error', (error: Error & { data?: unknown }) => {
      const body = ErrorBodySchema.safeParse(error.data);
      this.#lose(body.success ? FalinkError.fromBody(body.data) : undefined);
    });
    this.#socket.on('disconnect', () => this.#lose());
    this.#listen(refused);
  }

  /** @throws FalinkError the sfu's refusal, or `service.unavailable` when the socket is lost or does not answer. */
  async request<M extends Request>(message: M, payload: PayloadOf<M>): Promise<AnswerOf<M>> {
    if (this.#over) throw new FalinkError('service.unavailable');
    const raw = await new Promise<unknown>((resolve, reject) => {
      this.#pending.add(reject);
      this.#socket.timeout(REQUEST_TIMEOUT_MS).emit(message.name, payload, (error: Error | null, answer: unknown) => {
        this.#pending.delete(reject);
        if (error) reject(new FalinkError('service.unavailable', {}, { cause: error }));
        else resolve(answer);
      });
    });
    return readAck(message.answer, raw) as AnswerOf<M>;
  }

  /** Closes without news. */
  close(): void {
    this.#over = true;
    this.#rejectPending();
    this.#socket.disconnect();
  }

  #listen(refused: RefusedMessages): void {
    const handlers = Object.entries(media).flatMap(([type, message]) =>
      message.type === 'notice'
        ? [on(message, (payload) => this.#handlers.notice({ type, payload } as MediaNotice))]
        : [],
    );
    const hear = noticeTable(handlers, refused);
    this.#socket.onAny((name: string, raw: unknown) => {
      if (!this.#over) hear(name, raw);
    });
  }

  #lose(error?: FalinkError): void {
    if (this.#over) return;
    this.#over = true;
    this.#rejectPending();
    this.#socket.disconnect();
    this.#handlers.lost(error);
  }

  #rejectPending(): void {
    for (const reject of this.#pending) reject(new FalinkError('service.unavailable'));
    this.#pending.clear();
  }
}
