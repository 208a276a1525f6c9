import {
  type AnswerOf,
  MEDIA_SOCKET_PATH,
  NAMESPACES,
  type PayloadOf,
  PROTOCOL_VERSION,
  type Request,
  readAck,
} from '@falink/protocol';
import { io, type Socket } from 'socket.io-client';

const ANSWER_TIMEOUT_MS = 20_000;

/** One signalling socket to the sfu. It does not reconnect: a drop is for its owner to notice. */
export class MediaSocket {
  private constructor(private readonly socket: Socket) {}

  static async open(url: string, onNotice: (name: string, payload: never) => void): Promise<MediaSocket> {
    const socket = io(url + NAMESPACES.media, {
      path: MEDIA_SOCKET_PATH,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth: { protocol: PROTOCOL_VERSION },
    });
    socket.onAny((name: string, payload: unknown) => onNotice(name, payload as never));
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return new MediaSocket(socket);
  }

  /** @throws FalinkError the refusal */
  readonly request = async <M extends Request>(message: M, payload: PayloadOf<M>): Promise<AnswerOf<M>> => {
    const answer: unknown = await this.socket.timeout(ANSWER_TIMEOUT_MS).emitWithAck(message.name, payload);
    return readAck(message.answer, answer) as AnswerOf<M>;
  };

  onClose(listener: () => void): void {
    this.socket.once('disconnect', listener);
  }

  close(): void {
    this.socket.disconnect();
  }
}
