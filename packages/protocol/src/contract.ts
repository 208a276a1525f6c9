import { z } from 'zod';
import type { ErrorCode } from './errors.js';
import { type ErrorBody, ErrorBodySchema, FalinkError } from './falink-error.js';
import { unsoundTextIn } from './text.js';

/** Who may call a route: decided before anything is parsed. `public` routes are listed in one place by this flag. */
export type RouteAuth = 'public' | 'terminal' | 'staff' | 'guest' | 'service';

export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Express path, e.g. `/api/v1/calls/:id`. */
  readonly path: string;
  readonly auth: readonly RouteAuth[];
  /** The version in which it came, if televisions call it: older ones do not. */
  readonly since?: number;
  readonly summary: string;
  readonly tag: string;
  readonly params?: Params;
  readonly query?: Query;
  /** JSON body; routes that take a picture set `binary` instead. */
  readonly body?: Body;
  readonly binary?: readonly string[];
  /** The body may name thousands: up to MAX_SERVICE_BODY_BYTES. */
  readonly largeBody?: boolean;
  readonly response?: Response;
  /** Media type of an answer that is a file; a picture unless given. */
  readonly produces?: string;
  readonly status?: number;
  /** Another status with which the same answer is sent: a health that is not ready is 503. */
  readonly alsoStatus?: number;
  /** Serves staff whose role wants a second factor before they have one, too. */
  readonly beforeSecondFactor?: boolean;
  /** Sets or clears the refresh cookie. */
  readonly setsCookie?: boolean;
  /** This route's own errors; those that its shape implies are added by `errorsOf`. */
  readonly errors: readonly ErrorCode[];
}

/** Declares an HTTP route: the only place where its path, shapes and errors are written. */
export function route<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Response extends z.ZodType = z.ZodUndefined,
>(definition: Route<Params, Query, Body, Response>): Route<Params, Query, Body, Response> {
  return definition;
}

export type ParamsOf<R> = R extends Route<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.infer<P> : never;
export type QueryOf<R> = R extends Route<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.infer<Q> : never;
export type BodyOf<R> = R extends Route<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.infer<B> : never;
export type ResponseOf<R> = R extends Route<z.ZodType, z.ZodType, z.ZodType, infer S> ? z.infer<S> : never;

/** `/api/v1/calls/:id` with `{ id }` → the path to ask for; every parameter is percent-encoded. */
export function pathOf(definition: Pick<Route, 'path'>, params: Record<string, string> = {}): string {
  return definition.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`path parameter ${name} is missing for ${definition.path}`);
    return encodeURIComponent(value);
  });
}

/** A socket message that is answered: `from` says who sends it. The answer is an {@link Ack}. */
export interface Request<Payload extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType> {
  readonly type: 'request';
  readonly name: string;
  readonly from: 'client' | 'server';
  readonly payload: Payload;
  readonly answer: Answer;
}

/** A socket message that is not answered. */
export interface Notice<Payload extends z.ZodType = z.ZodType> {
  readonly type: 'notice';
  readonly name: string;
  readonly from: 'client' | 'server';
  readonly payload: Payload;
  /** The version in which it came; older peers are not sent it. */
  readonly since?: number;
}

export function request<P extends z.ZodType, A extends z.ZodType>(
  from: 'client' | 'server',
  name: string,
  payload: P,
  answer: A,
): Request<P, A> {
  return { type: 'request', name, from, payload, answer };
}

export function notice<P extends z.ZodType>(
  from: 'client' | 'server',
  name: string,
  payload: P,
  options: Pick<Notice, 'since'> = {},
): Notice<P> {
  return { type: 'notice', name, from, payload, ...options };
}

export type PayloadOf<M> = M extends { payload: infer P extends z.ZodType } ? z.infer<P> : never;
export type AnswerOf<M> = M extends { answer: infer A extends z.ZodType } ? z.infer<A> : never;

/** How every socket request is answered, in socket.io's acknowledgement. */
export type Ack<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: ErrorBody };

/** Reads an acknowledgement. @throws FalinkError the peer's refusal, or `request.malformed` for an answer out of shape. */
export function readAck<A extends z.ZodType>(answer: A, raw: unknown): z.infer<A> {
  if (typeof raw === 'object' && raw !== null && 'ok' in raw) {
    if (raw.ok === true && 'data' in raw) {
      const parsed = answer.safeParse(raw.data);
      if (parsed.success) return parsed.data;
    } else if ('error' in raw) {
      const parsed = ErrorBodySchema.safeParse(raw.error);
      if (parsed.success) throw FalinkError.fromBody(parsed.data);
    }
  }
  throw new FalinkError('request.malformed', { details: { side: 'answer' } });
}

/**
 * Parses untrusted input at an edge; `refused` receives why it was not accepted, to count it. Texts that people type
 * are tidied by their schemas; any other with U+0000, half a surrogate pair or a direction control is refused
 * (SPEC P15).
 *
 * @throws FalinkError `request.malformed` with the refused fields.
 */
export function parseAtEdge<S extends z.ZodType>(
  schema: S,
  input: unknown,
  refused?: (error: z.ZodError) => void,
): z.infer<S> {
  const parsed = schema.safeParse(input);
  const error = parsed.success ? unsoundError(parsed.data) : parsed.error;
  if (parsed.success && !error) return parsed.data;
  if (error) refused?.(error);
  throw new FalinkError('request.malformed', {
    fields: error?.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  });
}

function unsoundError(data: unknown): z.ZodError | null {
  const path = unsoundTextIn(data);
  return path && new z.ZodError([{ code: 'custom', path: [...path], message: 'text', input: undefined }]);
}
