import {
  type AnswerOf,
  ErrorBodySchema,
  FalinkError,
  type NoticeHandler,
  noticeTable,
  type PayloadOf,
  type RefusedMessages,
  type Request,
  readAck,
} from '@falink/protocol';
import { io } from 'socket.io-client';
import { backoffMs, waitAfterRefusalMs } from './backoff.js';

const CONNECT_TIMEOUT_MS = 5_000;
const ANSWER_TIMEOUT_MS = 8_000;

export interface SocketOptions {
  /** Origin and namespace; a page leaves the origin out. */
  readonly url: string;
  /** Path of the socket.io server, when it is not the usual one. */
  readonly path?: string;
  /** What the handshake carries; asked for at every attempt, because tokens are short-lived. */
  readonly auth: () => Promise<object>;
  /** Every notice of the contract that this side reads. */
  readonly notices: readonly NoticeHandler[];
  /** Counts what cannot be read; it changes nothing. */
  readonly refusedMessages: RefusedMessages;
  /** Bounds of the growing wait between attempts; null: one attempt, and the socket is over when it is lost. */
  readonly retry: { readonly minMs: number; readonly maxMs: number } | null;
  readonly connected: () => void;
  /**
   * The connection is lost, or an attempt failed without an answer.
   *
   * @param byService whether the service closed it on purpose
   */
  readonly disconnected: (byService: boolean) => void;
  /**
   * The service refused the handshake; null: without a reason of the contract. Returns whether to try again, which is
   * then done after a growing wait, not before the service says; false leaves that to `reconnect`.
   */
  readonly refused: (error: FalinkError | null) => boolean;
}

/** A connection to one namespace of the contract. */
export interface MessageSocket {
  readonly connected: boolean;
  /**
   * @param timeLimitMs 8 s unless given
   * @throws FalinkError the service's refusal, or `service.unavailable` when it is not connected, gets lost, or gives no answer
   */
  request<M extends Request>(message: M, payload: PayloadOf<M>, timeLimitMs?: number): Promise<AnswerOf<M>>;
  /** Tries now, when no attempt is under way. */
  reconnect(): void;
  /** Closes for good: no callback runs any more, requests under way fail. */
  close(): void;
}

/** Opens {@link MessageSocket}s; a fake in tests. */
export type OpenSocket = (options: SocketOptions) => MessageSocket;

/** Connects over WebSocket and, unless `retry` is null, again until closed. */
export const openSocket: OpenSocket = (options) => {
  const { retry } = options;
  const socket = io(options.url, {
    ...(options.path !== undefined && { path: options.path }),
    transports: ['websocket'],
    forceNew: true,
    timeout: CONNECT_TIMEOUT_MS,
    reconnection: retry !== null,
    ...(retry && { reconnectionDelay: retry.minMs, reconnectionDelayMax: retry.maxMs }),
    auth: (send) => {
      // Without its token the service refuses the handshake, which is tried again.
      options.auth().then(send, () => send({}));
    },
  });
  const hear = noticeTable(options.notices, options.refusedMessages);
  const pending = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let refusals = 0;

  const tryAgainIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => socket.connect(), ms);
  };
  const lose = () => {
    for (const fail of [...pending]) fail();
  };

  socket.on('connect', () => {
    refusals = 0;
    options.connected();
  });
  socket.on('disconnect', (reason) => {
    lose();
    const byService = reason === 'io server disconnect';
    options.disconnected(byService);
    // socket.io does not reconnect then.
    if (!closed && retry && byService) tryAgainIn(backoffMs(1, retry.minMs * 2, retry.maxMs, Math.random));
  });
  socket.on('connect_error', (error) => {
    const body = ErrorBodySchema.safeParse((error as { data?: unknown }).data);
    // A transport error, which socket.io retries: only a refusal by the namespace ends its attempts.
    if (socket.active) return options.disconnected(false);
    const refusal = body.success ? FalinkError.fromBody(body.data) : null;
    refusals += 1;
    if (options.refused(refusal) && !closed && retry)
      tryAgainIn(waitAfterRefusalMs(refusals, refusal?.extra.retryAfterS, retry, Math.random));
  });
  socket.onAny((name: string, payload: unknown) => hear(name, payload));

  return {
    get connected() {
      return socket.connected;
    },
    request: async (message, payload, timeLimitMs = ANSWER_TIMEOUT_MS) => {
      if (!socket.connected) throw new FalinkError('service.unavailable');
      const raw = await new Promise<unknown>((resolve, reject) => {
        const fail = (cause?: unknown) => {
          pending.delete(fail);
          reject(new FalinkError('service.unavailable', {}, { cause }));
        };
        pending.add(fail);
        socket.timeout(timeLimitMs).emit(message.name, payload, (error: Error | null, answer: unknown) => {
          if (error) return fail(error);
          pending.delete(fail);
          resolve(answer);
        });
      });
      return readAck(message.answer, raw) as AnswerOf<typeof message>;
    },
    reconnect: () => {
      clearTimeout(timer);
      if (!closed && !socket.active) socket.connect();
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      socket.removeAllListeners();
      socket.offAny();
      lose();
      socket.disconnect();
    },
  };
};
