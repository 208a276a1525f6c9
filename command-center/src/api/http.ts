import { type HttpRequest, RouteCaller, type RouteInput } from '@falink/client';
import { FalinkError, type ResponseOf, type Route } from '@falink/protocol';
import type { ServerClock } from '../model/clock.js';

/** Where the credentials come from. `renew` gets a new access token; null when the session is over. */
export interface Credentials {
  current(): string | null;
  renew(refused: string | null): Promise<string | null>;
}

export interface HttpOptions {
  /** Origin of the api; empty: the page's own. */
  readonly origin?: string;
  readonly clock?: ServerClock;
  /** The page's own clock, ms since 1970. */
  readonly now?: () => number;
}

const RENEWABLE = new Set(['auth.required', 'auth.token_expired', 'auth.token_invalid']);

/** Calls the routes of the contract with the token of the person signed in; a refused token is renewed once. */
export class HttpClient {
  readonly #caller: RouteCaller;
  readonly #clock: ServerClock | undefined;
  readonly #now: () => number;
  #credentials: Credentials | null = null;

  constructor({ origin = '', clock, now = Date.now }: HttpOptions = {}) {
    this.#clock = clock;
    this.#now = now;
    this.#caller = new RouteCaller({ origin, http: (url, request) => this.#fetch(url, request) });
  }

  use(credentials: Credentials): void {
    this.#credentials = credentials;
  }

  /** @throws FalinkError the service's refusal; Unreachable when it does not answer */
  send<R extends Route>(route: R, input: RouteInput<R>): Promise<ResponseOf<R>> {
    return this.#authorised(route, (token) => this.#caller.call(route, { ...input, token }));
  }

  /** The answer of a route that is not JSON, e.g. a captured page. @throws as `send` */
  blob<R extends Route>(route: R, input: RouteInput<R>): Promise<Blob> {
    return this.#authorised(route, (token) => this.#caller.file(route, { ...input, token }));
  }

  async #authorised<T>(route: Route, call: (token: string | undefined) => Promise<T>): Promise<T> {
    if (!route.auth.includes('staff') || this.#credentials === null) return call(undefined);
    const token = this.#credentials.current() ?? (await this.#credentials.renew(null));
    try {
      return await call(token ?? undefined);
    } catch (error) {
      if (!(error instanceof FalinkError) || !RENEWABLE.has(error.code)) throw error;
      const renewed = await this.#credentials.renew(token);
      if (renewed === null) throw error;
      return call(renewed);
    }
  }

  async #fetch(url: string, request: HttpRequest): Promise<Response> {
    const sentAtMs = this.#now();
    const response = await fetch(url, { ...request, credentials: 'same-origin' });
    const date = Date.parse(response.headers.get('date') ?? '');
    // The Date header has whole seconds.
    if (!Number.isNaN(date)) this.#clock?.observe(date, sentAtMs, this.#now(), 1_000);
    return response;
  }
}
