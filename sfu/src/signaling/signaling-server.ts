import type { Server as HttpServer } from 'node:http';
import {
  type Ack,
  ackFor,
  type ErrorCode,
  errorBody,
  errorFor,
  FalinkError,
  MAX_SOCKET_MESSAGE_BYTES,
  MEDIA_SOCKET_PATH,
  MediaHandshakeSchema,
  media,
  NAMESPACES,
  noticeFor,
  parseAtEdge,
  SUPPORTED_VERSIONS,
} from '@falink/protocol';
import { type CountedRefusals, type Logger, toHttpError } from '@falink/service-kit';
import { type Namespace, Server, type Socket } from 'socket.io';
import type { PeerLink } from '../room/peer-link.js';
import { HANDLERS, type HandlerContext, type Session } from './handlers.js';
import { TokenBucket } from './token-bucket.js';

/** A lost network is noticed within the sum of both. */
const PING_INTERVAL_MS = 4_000;
const PING_TIMEOUT_MS = 4_000;
/** A socket that does not join is closed: it only costs memory. */
const JOIN_TIMEOUT_MS = 10_000;
/** Setting up a call takes about ten messages, muting a few a minute. */
const MESSAGE_BURST = 60;
const MESSAGES_PER_SECOND = 15;
/** Refusals after which a socket is closed: no honest client comes near. */
const MAX_REFUSALS = 100;

export interface SignalingOptions extends HandlerContext {
  readonly log: Logger;
  readonly refusals: CountedRefusals;
  /** Origins of pages; a client that is not a browser sends none. */
  readonly isAllowedOrigin: (origin: string) => boolean;
}

/** The socket edge of the sfu: handshake, parsing, rate limit; everything else is the room's. */
export class SignalingServer {
  readonly #io: Server;
  readonly #options: SignalingOptions;

  constructor(http: HttpServer, options: SignalingOptions) {
    this.#options = options;
    this.#io = new Server(http, {
      path: MEDIA_SOCKET_PATH,
      transports: ['websocket'],
      perMessageDeflate: false,
      serveClient: false,
      maxHttpBufferSize: MAX_SOCKET_MESSAGE_BYTES,
      pingInterval: PING_INTERVAL_MS,
      pingTimeout: PING_TIMEOUT_MS,
      connectTimeout: JOIN_TIMEOUT_MS,
      allowRequest: (request, decide) => {
        const { origin } = request.headers;
        decide(null, origin === undefined || options.isAllowedOrigin(origin));
      },
    });
    this.#io.use((_socket, next) => next(handshakeError('protocol.unknown_message')));
    const namespace: Namespace = this.#io.of(NAMESPACES.media);
    namespace.use((socket, next) => {
      const handshake = MediaHandshakeSchema.safeParse(socket.handshake.auth);
      if (!handshake.success) next(handshakeError('request.malformed'));
      else if (!SUPPORTED_VERSIONS.some((version) => version === handshake.data.protocol))
        next(handshakeError('protocol.version'));
      else {
        socket.data.version = handshake.data.protocol;
        next();
      }
    });
    namespace.on('connection', (socket) => this.#accept(socket));
  }

  get sockets(): number {
    return this.#io.of(NAMESPACES.media).sockets.size;
  }

  /** Closes every socket; clients come back by themselves when the service does. */
  async stop(): Promise<void> {
    await this.#io.close();
  }

  #accept(socket: Socket): void {
    const version: number = socket.data.version;
    const session: Session = {
      link: linkOf(socket, version),
      member: undefined,
      entering: false,
      afterAnswer: undefined,
    };
    const bucket = new TokenBucket(MESSAGE_BURST, MESSAGES_PER_SECOND, performance.now());
    let refusals = 0;
    const joinTimer = setTimeout(() => {
      if (!session.member && !session.entering) socket.disconnect(true);
    }, JOIN_TIMEOUT_MS);

    socket.onAny((name: unknown, ...args: unknown[]) => {
      void this.#dispatch(session, version, bucket, name, args).then((answered) => {
        if (answered) return;
        refusals += 1;
        if (refusals >= MAX_REFUSALS) socket.disconnect(true);
      });
    });
    socket.on('disconnect', () => {
      clearTimeout(joinTimer);
      const { member } = session;
      if (member) member.room.disconnected(member.peer, session.link);
    });
  }

  /** False: refused. Never rejects. */
  async #dispatch(
    session: Session,
    version: number,
    bucket: TokenBucket,
    name: unknown,
    args: readonly unknown[],
  ): Promise<boolean> {
    const last = args.at(-1);
    const acknowledge = typeof last === 'function' ? (last as (ack: Ack<unknown>) => void) : () => undefined;
    try {
      if (!bucket.take(performance.now())) throw new FalinkError('request.rate_limited', { retryAfterS: 1 });
      const found = typeof name === 'string' ? HANDLERS.get(name) : undefined;
      if (!found) {
        this.#options.refusals.unknown(String(name));
        throw new FalinkError('protocol.unknown_message');
      }
      // Every request is answered: one that asks for no answer is not ours.
      if (args.length !== 2 || typeof last !== 'function') {
        this.#options.refusals.malformed(found.message.name);
        throw new FalinkError('request.malformed');
      }
      const payload = parseAtEdge(found.message.payload, args[0], (error) =>
        this.#options.refusals.malformed(found.message.name, error),
      );
      const data = await found.handle(this.#options, session, payload);
      acknowledge(ackFor(version, found.message, { ok: true, data }));
      const { afterAnswer } = session;
      session.afterAnswer = undefined;
      afterAnswer?.();
      this.#noticeEarlyLoss(session, found.message.name);
      return true;
    } catch (error) {
      const { body, unexpected } = toHttpError(error);
      if (unexpected) this.#options.log.error({ err: error, message: String(name) }, 'a request failed');
      acknowledge({ ok: false, error: errorFor(version, body) });
      return false;
    }
  }

  /** The socket may have been lost while the room was being opened: its loss then came before the member did. */
  #noticeEarlyLoss(session: Session, name: string): void {
    if (name !== media.join.name && name !== media.resume.name) return;
    const { member, link } = session;
    if (member && !(link as SocketLink).isOpen()) member.room.disconnected(member.peer, link);
  }
}

interface SocketLink extends PeerLink {
  isOpen(): boolean;
}

/** @param version the contract that the client speaks: what it is sent is cut to it (SPEC V3, V4) */
function linkOf(socket: Socket, version: number): SocketLink {
  return {
    send: (message, payload) => {
      const cut = socket.connected ? noticeFor(version, message, payload) : null;
      if (cut) socket.emit(message.name, cut.payload);
    },
    close: () => socket.disconnect(true),
    isOpen: () => socket.connected,
  };
}

function handshakeError(code: ErrorCode): Error & { data: unknown } {
  return Object.assign(new Error(code), { data: errorBody(code) });
}
