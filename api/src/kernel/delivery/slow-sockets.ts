import type { Logger } from '@falink/service-kit';
import type { Namespace, Socket } from 'socket.io';
import type { Sockets } from './sockets.js';

/** What may wait in this process's memory for one peer: a desk that follows everything, a television that follows little. */
const MAX_WAITING_BYTES = { console: 1024 * 1024, fleet: 256 * 1024 } as const;

/** The parts of engine.io's connection that say what waits. */
interface Waiting {
  readonly writeBuffer?: readonly {
    readonly data?: unknown;
    readonly options?: { readonly wsPreEncodedFrame?: readonly Buffer[] | null };
  }[];
  readonly transport?: { readonly socket?: { readonly bufferedAmount?: number; terminate(): void } };
}

/**
 * Closes connections whose peer does not read what it is sent: each notice would wait in memory until a ping fails. It
 * connects again and fetches the present state.
 *
 * @returns how many were closed
 */
export function closeSlowSockets(sockets: Pick<Sockets, 'fleet' | 'console'>, log: Logger): number {
  return (
    closeAbove(sockets.fleet, MAX_WAITING_BYTES.fleet, log) +
    closeAbove(sockets.console, MAX_WAITING_BYTES.console, log)
  );
}

function closeAbove(namespace: Namespace, maxBytes: number, log: Logger): number {
  let closed = 0;
  for (const socket of namespace.sockets.values()) {
    const bytes = waitingBytes(socket);
    if (bytes <= maxBytes) continue;
    closed += 1;
    const { terminalId, staffId } = socket.data as { readonly terminalId?: string; readonly staffId?: string };
    log.warn({ bytes, terminalId, staffId }, 'a connection that does not read is closed');
    // An orderly close would wait behind what is not read.
    (socket.conn as unknown as Waiting).transport?.socket?.terminate();
  }
  return closed;
}

/** Bytes that were sent to a socket and have not left this process. */
function waitingBytes({ conn }: Socket): number {
  const { writeBuffer = [], transport } = conn as unknown as Waiting;
  let bytes = transport?.socket?.bufferedAmount ?? 0;
  for (const { data, options } of writeBuffer) {
    const frame = options?.wsPreEncodedFrame;
    if (frame) for (const part of frame) bytes += part.length;
    else if (typeof data === 'string') bytes += data.length;
  }
  return bytes;
}
