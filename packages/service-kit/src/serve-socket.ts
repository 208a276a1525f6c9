import {
  type Ack,
  type AnswerOf,
  ackFor,
  errorFor,
  FalinkError,
  OLDEST_VERSION,
  type PayloadOf,
  parseAtEdge,
  type Request,
} from '@falink/protocol';
import type { CountedRefusals } from './counted-refusals.js';
import { toHttpError } from './http-errors.js';
import type { Logger } from './logger.js';
import { TokenBucket } from './token-bucket.js';

/** One request of the contract and what it does. `S` is what the service knows of the socket. */
export interface SocketHandler<S> {
  readonly message: Request;
  readonly handle: (payload: never, session: S) => unknown;
}

/** Every request that a socket answers, by name. */
export type SocketTable<S> = ReadonlyMap<string, SocketHandler<S>>;

/** Ties a request of the contract to its handler: payload and answer have the contract's types. */
export function onRequest<M extends Request, S>(
  message: M,
  handle: (payload: PayloadOf<M>, session: S) => AnswerOf<M> | Promise<AnswerOf<M>>,
): SocketHandler<S> {
  return { message, handle };
}

export function socketTable<S>(handlers: readonly SocketHandler<S>[]): SocketTable<S> {
  return new Map(handlers.map((handler) => [handler.message.name, handler]));
}

/** Messages of one socket: so many at once, and so many a second on average. */
export interface SocketRate {
  readonly burst: number;
  readonly perSecond: number;
}

/** What {@link serveSocket} needs of a socket.io socket. */
export interface AnySocket {
  onAny(listener: (name: string, ...args: unknown[]) => void): unknown;
  disconnect(close: boolean): unknown;
}

export interface ServeSocketOptions<S> {
  readonly session: S;
  readonly log: Logger;
  readonly refusals: CountedRefusals;
  /** The contract that the peer speaks: what it is sent is cut to it (SPEC V3, V4). */
  readonly version: number;
  /** How much the peer may send. What is above it is refused unread; a peer that sends twice as much is disconnected. */
  readonly rate: SocketRate;
  /** Refuses a request that asks for no acknowledgement, or carries more than one payload. */
  readonly acknowledged?: boolean;
  /** Closes the socket after this many refusals. */
  readonly maxRefusals?: number;
  /** Runs once the answer to a successful request has been sent. */
  readonly afterAnswer?: (message: Request) => void;
}

/**
 * Answers the requests of a socket from a table. A payload that does not parse never reaches its handler, a name that
 * the table does not have is refused, both are counted; what a handler throws is answered with the protocol's error,
 * and logged when it is no refusal. A peer that asked for no acknowledgement gets none (SPEC P1, P2, P6). One that sends
 * too much is refused with `request.rate_limited`, and disconnected when it goes on.
 */
export function serveSocket<S>(socket: AnySocket, table: SocketTable<S>, options: ServeSocketOptions<S>): void {
  const { maxRefusals = Number.POSITIVE_INFINITY, rate, log } = options;
  const bucket = new TokenBucket(rate.burst, rate.perSecond, performance.now());
  /** For what the first one does not let through: a pause lasts as long as a burst, a flood empties it. */
  const patience = new TokenBucket(rate.burst, rate.perSecond, performance.now());
  let refusals = 0;
  let isClosed = false;
  const close = (): void => {
    isClosed = true;
    socket.disconnect(true);
  };
  socket.onAny((name, ...args) => {
    if (isClosed) return;
    const now = performance.now();
    const isAdmitted = bucket.take(now);
    if (!isAdmitted && !patience.take(now)) {
      log.warn({ perSecond: rate.perSecond }, 'a socket that goes on sending too much is closed');
      close();
      return;
    }
    void answer(table, options, name, args, isAdmitted).then((answered) => {
      if (answered) return;
      refusals += 1;
      if (refusals >= maxRefusals) close();
    });
  });
}

/** False: refused. Never rejects. */
async function answer<S>(
  table: SocketTable<S>,
  options: ServeSocketOptions<S>,
  name: string,
  args: readonly unknown[],
  isAdmitted: boolean,
): Promise<boolean> {
  const { log, version, afterAnswer } = options;
  const last = args.at(-1);
  const acknowledge = typeof last === 'function' ? (last as (ack: Ack<unknown>) => void) : undefined;
  try {
    if (!isAdmitted) throw new FalinkError('request.rate_limited', { retryAfterS: 1 });
    const { message, handle, payload } = read(table, options, name, args);
    // `read` has parsed the payload with the message's own schema.
    const data = await handle(payload as never, options.session);
    acknowledge?.(ackFor(version, message, { ok: true, data }));
    afterAnswer?.(message);
    return true;
  } catch (error) {
    const { body, unexpected } = toHttpError(error);
    if (unexpected) log.error({ err: error, message: name, code: body.code }, 'a socket request failed');
    acknowledge?.({ ok: false, error: errorFor(version, body) });
    return false;
  }
}

/** @throws FalinkError protocol.unknown_message, request.malformed */
function read<S>(
  table: SocketTable<S>,
  { acknowledged, refusals }: ServeSocketOptions<S>,
  name: string,
  args: readonly unknown[],
): SocketHandler<S> & { readonly payload: unknown } {
  const handler = table.get(name);
  if (!handler) {
    refusals.unknown(String(name));
    throw new FalinkError('protocol.unknown_message');
  }
  const asksForAnswer = typeof args.at(-1) === 'function';
  if (acknowledged && (!asksForAnswer || args.length !== 2)) {
    refusals.malformed(name);
    throw new FalinkError('request.malformed');
  }
  const given = asksForAnswer && args.length === 1 ? undefined : args[0];
  const payload = parseAtEdge(handler.message.payload, given, (error) => refusals.malformed(name, error));
  return { ...handler, payload };
}

/**
 * A refusal in a handshake, as socket.io carries it: the client finds the ErrorBody in `data`, with a code that its
 * version knows.
 */
export function handshakeError(error: unknown, version: number = OLDEST_VERSION): Error & { data: unknown } {
  const body = errorFor(version, toHttpError(error).body);
  return Object.assign(new Error(body.code), { data: body });
}
