import {
  type BodyOf,
  ErrorBodySchema,
  FalinkError,
  type ParamsOf,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  pathOf,
  type QueryOf,
  type ResponseOf,
  type Route,
} from '@falink/protocol';
import type { ServerClock } from '../model/clock.js';
import { Unreachable } from '../model/trouble.js';

type Field<K extends string, V> = [V] extends [undefined]
  ? { readonly [k in K]?: undefined }
  : { readonly [k in K]: V };

/** What a route needs to be asked; typed by the contract. */
export type Args<R> = Field<'params', ParamsOf<R>> &
  Field<'body', BodyOf<R>> & { readonly query?: Partial<QueryOf<R>> | undefined; readonly signal?: AbortSignal };

/** Where the credentials come from. `renew` gets a new access token; null when the session is over. */
export interface Credentials {
  current(): string | null;
  renew(refused: string | null): Promise<string | null>;
}

export interface HttpOptions {
  /** Origin of the api; empty: the page's own. */
  readonly origin?: string;
  readonly fetch?: typeof fetch;
  readonly clock?: ServerClock;
  /** The page's own clock, ms since 1970. */
  readonly now?: () => number;
}

const RENEWABLE = new Set(['auth.required', 'auth.token_expired', 'auth.token_invalid']);

async function refusalOf(response: Response): Promise<FalinkError> {
  const raw: unknown = await response.json().catch(() => null);
  const direct = ErrorBodySchema.safeParse(raw);
  if (direct.success) return FalinkError.fromBody(direct.data);
  const wrapped = ErrorBodySchema.safeParse(
    raw !== null && typeof raw === 'object' && 'error' in raw ? raw.error : null,
  );
  if (wrapped.success) return FalinkError.fromBody(wrapped.data);
  // A proxy's own page, or an api that is starting: no body of ours.
  return new FalinkError(response.status === 404 ? 'request.not_found' : 'service.unavailable');
}

/**
 * Asks the routes of the contract: builds the address, sends the token, parses the answer. A token that was refused is
 * renewed once. @throws FalinkError the server's refusal, or Unreachable.
 */
export class HttpClient {
  readonly #origin: string;
  readonly #fetch: typeof fetch;
  readonly #clock: ServerClock | undefined;
  readonly #now: () => number;
  #credentials: Credentials | null = null;

  constructor(options: HttpOptions = {}) {
    this.#origin = options.origin ?? '';
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
    this.#clock = options.clock;
    this.#now = options.now ?? Date.now;
  }

  use(credentials: Credentials): void {
    this.#credentials = credentials;
  }

  async send<R extends Route>(route: R, args: Args<R>): Promise<ResponseOf<R>> {
    const response = await this.#authorised(route, args);
    if (!route.response) return undefined as ResponseOf<R>;
    const parsed = route.response.safeParse(await response.json().catch(() => null));
    if (!parsed.success)
      throw new FalinkError('request.malformed', { details: { side: 'answer' } }, { cause: parsed.error });
    return parsed.data as ResponseOf<R>;
  }

  /** The answer of a route that is not JSON, e.g. a captured page. */
  async blob<R extends Route>(route: R, args: Args<R>): Promise<Blob> {
    const response = await this.#authorised(route, args);
    return response.blob();
  }

  async #authorised<R extends Route>(route: R, args: Args<R>): Promise<Response> {
    if (!route.auth.includes('staff') || this.#credentials === null) return this.#ask(route, args, null);
    const token = this.#credentials.current() ?? (await this.#credentials.renew(null));
    try {
      return await this.#ask(route, args, token);
    } catch (error) {
      if (!(error instanceof FalinkError) || !RENEWABLE.has(error.code)) throw error;
      const renewed = await this.#credentials.renew(token);
      if (renewed === null) throw error;
      return this.#ask(route, args, renewed);
    }
  }

  async #ask<R extends Route>(route: R, args: Args<R>, token: string | null): Promise<Response> {
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries((args.query ?? {}) as Record<string, unknown>)) {
      if (value !== undefined) query.set(key, String(value));
    }
    const search = query.size > 0 ? `?${query}` : '';
    const url = `${this.#origin}${pathOf(route, args.params as Record<string, string> | undefined)}${search}`;
    const sentAtMs = this.#now();
    let response: Response;
    try {
      response = await this.#fetch(url, {
        method: route.method,
        credentials: 'same-origin',
        headers: {
          [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
          ...(args.body !== undefined && { 'content-type': 'application/json' }),
          ...(token !== null && { authorization: `Bearer ${token}` }),
        },
        ...(args.body !== undefined && { body: JSON.stringify(args.body) }),
        ...(args.signal && { signal: args.signal }),
      });
    } catch (cause) {
      if (args.signal?.aborted) throw cause;
      throw new Unreachable({ cause });
    }
    const date = Date.parse(response.headers.get('date') ?? '');
    // The Date header has whole seconds.
    if (!Number.isNaN(date)) this.#clock?.observe(date, sentAtMs, this.#now(), 1_000);
    if (!response.ok) throw await refusalOf(response);
    return response;
  }
}
