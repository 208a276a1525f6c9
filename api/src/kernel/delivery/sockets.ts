import type { Server as HttpServer } from 'node:http';
import {
  FalinkError,
  fleet as fleetMessages,
  MAX_SOCKET_MESSAGE_BYTES,
  NAMESPACES,
  type Notice,
  noticeFor,
  type PayloadOf,
  type Topic,
} from '@falink/protocol';
import { handshakeError } from '@falink/service-kit';
import { type Namespace, Server, type Socket } from 'socket.io';

const PING_INTERVAL_MS = 20_000;
const PING_TIMEOUT_MS = 10_000;

/** The two namespaces of the api over one socket.io server. */
export interface Sockets {
  readonly fleet: Namespace;
  readonly console: Namespace;
  /** Serves them at this HTTP server; before that nobody can connect. */
  attach(server: HttpServer): void;
  /** Closes every connection. */
  close(): Promise<void>;
}

export function createSockets(): Sockets {
  const io = new Server({
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: MAX_SOCKET_MESSAGE_BYTES,
    perMessageDeflate: false,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
  });
  // A client of any other namespace is refused with an error that says so.
  io.use((_socket, next) => next(handshakeError(new FalinkError('request.not_found'))));
  return {
    fleet: io.of(NAMESPACES.fleet),
    console: io.of(NAMESPACES.console),
    attach: (server) => void io.attach(server),
    close: async () => {
      io.disconnectSockets(true);
      await io.close();
    },
  };
}

/** The terminals that are connected to this process. */
export function localTerminals({ fleet }: Pick<Sockets, 'fleet'>): string[] {
  return [...new Set([...fleet.sockets.values()].map((socket) => String(socket.data.terminalId)))];
}

/** Whether a console window of this process follows the topic. */
export function isFollowed(sockets: Pick<Sockets, 'console'>, topic: Topic): boolean {
  return hasListeners(sockets.console, [room.everyTopic(topic)]);
}

/** Rooms: who receives what. */
export const room = {
  terminal: (id: string) => `terminal:${id}`,
  staff: (id: string) => `staff:${id}`,
  session: (id: string) => `session:${id}`,
  /** Followers of a topic whose own org unit is exactly this one. */
  topic: (topic: Topic, orgPath: string) => `topic:${topic}@${orgPath}`,
  /** Every follower of a topic. */
  everyTopic: (topic: Topic) => `topic:${topic}`,
} as const;

/** The rooms of all who follow a topic and have this org unit in their scope: it and every unit above it. */
export function topicRooms(topic: Topic, orgPath: string): string[] {
  const labels = orgPath.split('.');
  return labels.map((_, i) => room.topic(topic, labels.slice(0, i + 1).join('.')));
}

const TERMINAL_NOTICES: ReadonlySet<object> = new Set(Object.values(fleetMessages));

/** Sends a notice to consoles: they come with this service and speak its version. Its name and shape come from the protocol. */
export function emit<N extends Notice>(
  target: Namespace | ReturnType<Namespace['to']>,
  notice: N,
  payload: PayloadOf<N>,
): void {
  if (TERMINAL_NOTICES.has(notice)) throw new Error(`${notice.name} is for terminals, each in its version`);
  target.emit(notice.name, payload);
}

/**
 * Sends a notice to a terminal's windows in this process, as their version knows it, or not at all (SPEC V3, V4). Each
 * socket alone: a room with exceptions costs socket.io a walk over everybody who is connected.
 */
export function emitToTerminal<N extends Notice>(
  { fleet }: Pick<Sockets, 'fleet'>,
  terminalId: string,
  notice: N,
  payload: PayloadOf<N>,
): void {
  for (const socket of socketsIn(fleet, room.terminal(terminalId)))
    emitTo(socket, socket.data.version, notice, payload);
}

/** Sends a notice to one terminal's window. */
export function emitTo<N extends Notice>(socket: Socket, version: number, notice: N, payload: PayloadOf<N>): void {
  const cut = noticeFor(version, notice, payload);
  if (cut) socket.emit(notice.name, cut.payload);
}

/** This process's sockets in a room. */
export function socketsIn(namespace: Namespace, name: string): Socket[] {
  const ids = namespace.adapter.rooms.get(name) ?? [];
  return [...ids].flatMap((id) => namespace.sockets.get(id) ?? []);
}

/** Whether anybody of this process is in one of these rooms. */
export function hasListeners(namespace: Namespace, rooms: readonly string[]): boolean {
  return rooms.some((name) => (namespace.adapter.rooms.get(name)?.size ?? 0) > 0);
}

/** The org units from which a topic is followed. */
export function followedScopes(namespace: Namespace, topic: Topic): string[] {
  const prefix = room.topic(topic, '');
  return [...namespace.adapter.rooms.keys()].flatMap((name) =>
    name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
  );
}
