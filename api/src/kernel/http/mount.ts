import {
  type BodyOf,
  errorsOf,
  FalinkError,
  MAX_CAPTURE_BYTES,
  MAX_JSON_BODY_BYTES,
  MAX_SERVICE_BODY_BYTES,
  type ParamsOf,
  PROTOCOL_HEADER,
  parseAtEdge,
  type QueryOf,
  type ResponseOf,
  type Route,
  valueFor,
} from '@falink/protocol';
import { toHttpError } from '@falink/service-kit';
import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import type { Actor } from '../actor.js';
import type { Gate } from '../admission/gate.js';
import type { Context } from '../context.js';
import { authenticate } from './identity.js';
import type { Methods } from './methods.js';
import { versionFor } from './protocol-version.js';
import type { RateLimits } from './rate-limits.js';

/** One request, parsed: inside a handler everything is trusted in its form. */
export interface Input<R> {
  readonly by: Actor;
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  /** The body of a route with `binary`; empty for others. */
  readonly bytes: Buffer;
  /** The contract that the sender speaks; its answer is cut to it. */
  readonly version: number;
  /** For cookies and headers; never for a body. */
  readonly request: Request;
  readonly response: Response;
}

/**
 * Returns what is answered; a route without a response schema writes its own answer to `input.response`. A status that
 * the handler has set stays.
 */
export type Handler<R> = (input: Input<R>) => Promise<ResponseOf<R>> | ResponseOf<R>;

/** What `mount` needs besides the route. */
export interface MountHost {
  readonly ctx: Context;
  readonly router: Router;
  readonly limits: RateLimits;
  readonly methods: Methods;
}

export interface MountOptions {
  /** Where its requests wait for their turn: what many ask at once when they come back. */
  readonly gate?: Gate;
  /**
   * Who sends, where an area alone can tell: in the place of a token that the kernel knows, before the body is read.
   *
   * @throws FalinkError when nobody who may
   */
  readonly proveSender?: (request: Request) => Promise<Actor>;
}

const parseJson = express.json({ limit: MAX_JSON_BODY_BYTES, strict: true });
const parseServiceJson = express.json({ limit: MAX_SERVICE_BODY_BYTES, strict: true });

/**
 * Serves a route of the protocol, always in the same order: wait for its turn where it has to, authenticate, rate limit
 * by sender, read, rate limit by what it names, parse, handle, strip the answer to
 * its schema and cut it to the version that the page announced (SPEC V3). Nothing of the request is read before its
 * sender is known.
 */
export function mount<R extends Route>(
  { ctx, router, limits, methods }: MountHost,
  route: R,
  handler: Handler<R>,
  { gate, proveSender }: MountOptions = {},
): void {
  methods.add(route);
  const verb = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  const readBody: RequestHandler = route.binary
    ? express.raw({ type: [...route.binary], limit: MAX_CAPTURE_BYTES })
    : route.body
      ? route.auth.includes('service') || route.largeBody
        ? parseServiceJson
        : parseJson
      : (_request, _response, next) => next();

  router[verb](
    route.path,
    ...(gate ? [inTurn(gate)] : []),
    async (request: Request, response: Response, next: NextFunction) => {
      const by = await (proveSender?.(request) ?? authenticate(ctx, route, request.headers.authorization));
      response.locals.by = by;
      response.locals.version = versionFor(by, request.get(PROTOCOL_HEADER));
      next();
    },
    limits.forSender(route),
    readBody,
    ...limits.forNamed(route),
    async (request: Request, response: Response) => {
      if (route.binary && !Buffer.isBuffer(request.body)) throw new FalinkError('request.media_type');
      if (route.body && isOtherThanJson(request)) throw new FalinkError('request.not_json');
      const input = {
        by: response.locals.by as Actor,
        params: route.params ? parseAtEdge(route.params, request.params) : undefined,
        query: route.query ? parseAtEdge(route.query, request.query) : undefined,
        body: route.body ? parseAtEdge(route.body, request.body) : undefined,
        bytes: route.binary ? request.body : Buffer.alloc(0),
        version: response.locals.version,
        request,
        response,
      } as Input<R>;
      const result = await handler(input);
      if (response.headersSent || !route.response) return;
      response.setHeader('Cache-Control', 'no-store');
      if (response.statusCode === 200) response.status(route.status ?? 200);
      response.json(present(ctx, route, response.locals.version, result));
    },
    limits.failed,
    reportUndeclared(ctx, route),
  );
}

/** A request without a body is judged by the schema, whatever its type says. */
function isOtherThanJson(request: Request): boolean {
  return request.get('Content-Length') !== '0' && request.is('json') === false;
}

/** The turn lasts until the answer is sent. */
function inTurn(gate: Gate): RequestHandler {
  return async (_request, response, next) => {
    const leave = await gate.enter(() => response.closed);
    response.once('close', leave);
    if (response.closed) leave();
    next();
  };
}

/** A code that the route does not declare reaches the client all the same; the log says which contract is incomplete. */
function reportUndeclared(ctx: Context, route: Route): ErrorRequestHandler {
  const declared = new Set(errorsOf(route));
  return (error: unknown, _request, _response, next) => {
    const { code } = toHttpError(error).body;
    if (!declared.has(code)) ctx.log.error({ route: route.path, code }, 'an error breaks its contract: not declared');
    next(error);
  };
}

/** The answer, reduced to its schema: a column that is not in the contract never leaves. */
function present(ctx: Context, route: Route, version: number, result: unknown): unknown {
  if (!route.response) throw new FalinkError('service.internal');
  const parsed = route.response.safeParse(result);
  if (parsed.success) return valueFor(version, route.response, parsed.data);
  ctx.log.error({ route: route.path, issues: parsed.error.issues.slice(0, 5) }, 'an answer breaks its contract');
  throw new FalinkError('service.internal');
}
