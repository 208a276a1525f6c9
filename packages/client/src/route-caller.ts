import { ErrorBodySchema, FalinkError, type ResponseOf, type Route } from '@falink/protocol';
import type { Http, HttpResponse } from './http.js';
import { type RouteArguments, type RouteInput, requestOf } from './route-request.js';
import { TimeLimit } from './time-limit.js';
import { Unreachable } from './unreachable.js';

/** Long enough for a box on a poor line, short enough that a person sees an error. */
const TIME_LIMIT_MS = 15_000;
/** A photographed page over 200 kbit/s. */
const FILE_TIME_LIMIT_MS = 90_000;

export interface RouteCallerOptions {
  readonly http: Http;
  /** Origin of the service; empty: the page's own. */
  readonly origin?: string;
  /** Instead of 15 s, or 90 s with a file. */
  readonly timeLimitMs?: number;
}

/**
 * Calls the routes of the contract: builds the request, sends it, parses the answer. Every call ends, at the latest
 * with its time limit.
 */
export class RouteCaller {
  constructor(private readonly options: RouteCallerOptions) {}

  /**
   * @throws FalinkError the service's refusal, or `request.malformed` for an answer out of shape
   * @throws Unreachable when there was no answer of the service
   * @throws the reason of `input.signal` when that ended the call
   */
  call<R extends Route>(route: R, ...[input]: RouteArguments<R>): Promise<ResponseOf<R>> {
    return this.#send(route, (input ?? {}) as RouteInput<R>, async (response) => {
      if (!route.response) return undefined as ResponseOf<R>;
      const text = await response.text();
      const parsed = route.response.safeParse(jsonOf(text));
      if (parsed.success) return parsed.data as ResponseOf<R>;
      if (response.status >= 400) throw refusalOf(response.status, text);
      throw new FalinkError('request.malformed', { details: { side: 'answer' } }, { cause: parsed.error });
    });
  }

  /** The answer of a route that is a file, e.g. a captured page. @throws as `call` */
  file<R extends Route>(route: R, ...[input]: RouteArguments<R>): Promise<Blob> {
    return this.#send(route, (input ?? {}) as RouteInput<R>, (response) => response.blob());
  }

  async #send<R extends Route, T>(
    route: R,
    input: RouteInput<R>,
    read: (response: HttpResponse) => Promise<T>,
  ): Promise<T> {
    const { http, origin = '' } = this.options;
    const { path, ...request } = requestOf(route, input);
    const usual = this.options.timeLimitMs ?? (input.file ? FILE_TIME_LIMIT_MS : TIME_LIMIT_MS);
    const limit = new TimeLimit(input.timeLimitMs ?? usual, input.signal);
    try {
      const response = await http(origin + path, { ...request, signal: limit.signal });
      if (response.status >= 400 && response.status !== route.alsoStatus)
        throw refusalOf(response.status, await response.text());
      return await read(response);
    } catch (error) {
      if (error instanceof FalinkError || error instanceof Unreachable) throw error;
      if (limit.cancelled) throw input.signal?.reason ?? error;
      throw new Unreachable(undefined, null, { cause: error });
    } finally {
      limit.release();
    }
  }
}

function refusalOf(status: number, text: string): Error {
  const body = ErrorBodySchema.safeParse(jsonOf(text));
  // A proxy, or a service that is starting, answers in words of its own.
  return body.success ? FalinkError.fromBody(body.data) : new Unreachable(`status ${status}`, status);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
