import { type MessageSocket, openSocket } from '@falink/client/socket';
import {
  type AnswerOf,
  FalinkError,
  MEDIA_SOCKET_PATH,
  media,
  NAMESPACES,
  type Notice,
  on,
  type PayloadOf,
  PROTOCOL_VERSION,
  type RefusedMessages,
  type Request,
} from '@falink/protocol';

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

/** Sends one request of the media contract and returns its parsed answer. */
export type SendRequest = <M extends Request>(message: M, payload: PayloadOf<M>) => Promise<AnswerOf<M>>;

/** One attempt of a signalling connection. It never reconnects: the connection machine decides. */
export class SignalingSocket {
  readonly #socket: MessageSocket;
  readonly #handlers: SignalingHandlers;
  #over = false;

  /** @param refusedMessages counts notices that cannot be read, from a broken or newer server; they change nothing */
  constructor(url: string, handlers: SignalingHandlers, refusedMessages: RefusedMessages) {
    this.#handlers = handlers;
    this.#socket = openSocket({
      url: url + NAMESPACES.media,
      path: MEDIA_SOCKET_PATH,
      auth: async () => ({ protocol: PROTOCOL_VERSION }),
      notices: Object.entries(media).flatMap(([type, message]) =>
        message.type === 'notice' ? [on(message, (payload) => handlers.notice({ type, payload } as MediaNotice))] : [],
      ),
      refusedMessages,
      retry: null,
      connected: () => handlers.opened(),
      disconnected: () => this.#lose(),
      refused: (error) => {
        this.#lose(error ?? undefined);
        return false;
      },
    });
  }

  /** @throws FalinkError the sfu's refusal, or `service.unavailable` when the socket is lost or does not answer. */
  async request<M extends Request>(message: M, payload: PayloadOf<M>): Promise<AnswerOf<M>> {
    if (this.#over) throw new FalinkError('service.unavailable');
    return this.#socket.request(message, payload);
  }

  /** Closes without a notification. */
  close(): void {
    this.#over = true;
    this.#socket.close();
  }

  #lose(error?: FalinkError): void {
    if (this.#over) return;
    this.close();
    this.#handlers.lost(error);
  }
}
