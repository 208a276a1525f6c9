import type { Server as HttpServer } from 'node:http';
import {
  FalinkError,
  MAX_SOCKET_MESSAGE_BYTES,
  MEDIA_SOCKET_PATH,
  MediaHandshakeSchema,
  media,
  NAMESPACES,
  noticeFor,
  SUPPORTED_VERSIONS,
} from '@falink/protocol';
import { type CountedRefusals, handshakeError, type Logger, serveSocket } from '@falink/service-kit';
import { type Namespace, Server, type Socket } from 'socket.io';
import type { PeerLink } from '../room/peer-link.js';
import { HANDLERS, type HandlerContext, type Session } from './handlers.js';

/** A lost network is detected within the sum of both. */
const PING_INTERVAL_MS = 4_000;
const PING_TIMEOUT_MS = 4_000;
/** A socket that does not join is closed: it only costs memory. */
const JOIN_TIMEOUT_MS = 10_000;
/** Setting up a call takes about ten messages, muting a few a minute. */
const RATE = { burst: 60, perSecond: 15 } as const;
/** Refusals after which a socket is closed; an honest client has very few. */
const MAX_REFUSALS = 100;

export interface SignalingOptions extends HandlerContext {
  readonly log: Logger;
  readonly refusals: CountedRefusals;
  /** Origins of pages; a client that is not a browser sends none. */
  readonly isAllowedOrigin: (origin: string) => boolean;
}

/** The socket edge of the sfu: handshake, parsing, rate limit. Rooms do everything else. */
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
    this.#io.use((_socket, next) => next(refusal('protocol.unknown_message')));
    const namespace: Namespace = this.#io.of(NAMESPACES.media);
    namespace.use((socket, next) => {
      const handshake = MediaHandshakeSchema.safeParse(socket.handshake.auth);
      if (!handshake.success) next(refusal('request.malformed'));
      else if (!SUPPORTED_VERSIONS.some((version) => version === handshake.data.protocol))
        next(refusal('protocol.version'));
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

  /** Closes every socket; clients reconnect when the service is back. */
  async stop(): Promise<void> {
    await this.#io.close();
  }

  #accept(socket: Socket): void {
    const version: number = socket.data.version;
    const session: Session = {
      context: this.#options,
      link: linkOf(socket, version),
      member: undefined,
      probe: undefined,
      entering: false,
      afterAnswer: undefined,
    };
    const joinTimer = setTimeout(() => {
      if (!session.member && !session.entering) socket.disconnect(true);
    }, JOIN_TIMEOUT_MS);

    const { log, refusals } = this.#options;
    serveSocket(socket, HANDLERS, {
      session,
      log,
      refusals,
      version,
      acknowledged: true,
      maxRefusals: MAX_REFUSALS,
      rate: RATE,
      afterAnswer: ({ name }) => {
        const { afterAnswer } = session;
        session.afterAnswer = undefined;
        afterAnswer?.();
        noticeEarlyLoss(session, name);
      },
    });
    socket.on('disconnect', () => {
      clearTimeout(joinTimer);
      session.probe?.close();
      const { member } = session;
      if (member) member.room.disconnected(member.peer, session.link);
    });
  }
}

/** The socket may have been lost while the room was being opened: its loss then came before the member did. */
function noticeEarlyLoss({ member, link }: Session, name: string): void {
  if (name !== media.join.name && name !== media.resume.name) return;
  if (member && !(link as SocketLink).isOpen()) member.room.disconnected(member.peer, link);
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

function refusal(code: 'protocol.unknown_message' | 'protocol.version' | 'request.malformed'): Error {
  return handshakeError(new FalinkError(code));
}
