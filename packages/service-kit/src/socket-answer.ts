import { type Ack, FalinkError, parseAtEdge } from '@falink/protocol';
import type { z } from 'zod';
import type { CountedRefusals } from './counted-refusals.js';
import { toHttpError } from './http-errors.js';
import type { Logger } from './logger.js';

export interface AnswerOptions {
  readonly log?: Logger;
  /** Name of the message, for the log. */
  readonly name?: string;
  /** Told about payloads that cannot be read. */
  readonly refusals?: CountedRefusals;
  /** Changes what the peer is sent, e.g. to the version of the contract that it knows. */
  readonly present?: (ack: Ack<unknown>) => Ack<unknown>;
}

/**
 * Wraps the handler of a socket request for `socket.on(message.name, …)`: parses the payload, runs the handler, and
 * acknowledges with data or with the protocol's error. A malformed payload never reaches the handler. Never rejects;
 * a peer that asked for no acknowledgement gets none.
 */
export function answer<S extends z.ZodType, A>(
  schema: S,
  handler: (payload: z.infer<S>) => A | Promise<A>,
  { log, name = '', refusals, present = (ack) => ack }: AnswerOptions = {},
): (...args: unknown[]) => Promise<void> {
  return async (...args) => {
    const last = args.at(-1);
    const acknowledge = typeof last === 'function' ? (last as (ack: Ack<unknown>) => void) : undefined;
    const payload = acknowledge && args.length === 1 ? undefined : args[0];
    try {
      const data = await handler(parseAtEdge(schema, payload, (error) => refusals?.malformed(name, error)));
      acknowledge?.(present({ ok: true, data }));
    } catch (error) {
      const { body, unexpected } = toHttpError(error);
      if (unexpected) log?.error({ err: error, message: name, code: body.code }, 'socket request failed');
      acknowledge?.(present({ ok: false, error: body }));
    }
  };
}

/** What {@link refuseUnknown} needs of a socket.io socket. */
export interface AnySocket {
  onAny(listener: (name: string, ...args: unknown[]) => void): unknown;
}

/** Refuses messages that the protocol does not know, so that a client's mistake is seen at once. */
export function refuseUnknown(socket: AnySocket, known: readonly string[], refusals?: CountedRefusals): void {
  socket.onAny((name, ...args) => {
    if (known.includes(name)) return;
    refusals?.unknown(name);
    const acknowledge = args.at(-1);
    if (typeof acknowledge !== 'function') return;
    acknowledge({ ok: false, error: new FalinkError('protocol.unknown_message').toBody() });
  });
}
