import { io } from 'socket.io-client';
import type { Socket, SocketHandlers, Sockets } from '../Platform.js';

const RECONNECT_MIN_MS = 500;
const RECONNECT_MAX_MS = 8_000;

/** socket.io over WebSocket. Every attempt fetches a token for its handshake, because tokens are short-lived. */
export class BrowserSockets implements Sockets {
  open(namespace: string, auth: () => Promise<Record<string, unknown>>, handlers: SocketHandlers): Socket {
    const socket = io(namespace, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: RECONNECT_MIN_MS,
      reconnectionDelayMax: RECONNECT_MAX_MS,
      auth: (done) => {
        auth().then(done, () => done({}));
      },
    });
    let retry: number | undefined;
    socket.on('connect', () => handlers.connected());
    socket.on('disconnect', (reason) => {
      handlers.disconnected();
      // The server closed it on purpose: socket.io does not reconnect then.
      if (reason === 'io server disconnect') retry = window.setTimeout(() => socket.connect(), RECONNECT_MIN_MS * 2);
    });
    socket.on('connect_error', (error) => {
      if (socket.active) return handlers.disconnected();
      // A refusal by the service's middleware: socket.io does not retry it.
      handlers.refused((error as { data?: unknown }).data);
      retry = window.setTimeout(() => socket.connect(), RECONNECT_MAX_MS);
    });
    socket.onAny((name: string, payload: unknown) => handlers.message(name, payload));
    return {
      ask: (name, payload, timeoutMs) => socket.timeout(timeoutMs).emitWithAck(name, payload) as Promise<unknown>,
      close: () => {
        window.clearTimeout(retry);
        socket.removeAllListeners();
        socket.offAny();
        socket.close();
      },
    };
  }
}
