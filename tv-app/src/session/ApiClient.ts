import { type Http, type RouteArguments, RouteCaller } from '@falink/client';
import { type BoxRoute, FalinkError, type ResponseOf } from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';

export interface ApiClientOptions {
  /** Runs when the service no longer speaks this page's version. */
  readonly outdated?: () => void;
  /** Proves the terminal again; its token was refused. */
  readonly renewToken?: () => Promise<string>;
}

/** Refusals of a token: a box that slept has a steady clock that did not run, and thinks that its token is fresh. */
const TOKEN_REFUSED: ReadonlySet<string> = new Set(['auth.token_expired', 'auth.token_invalid']);

/** The header has whole seconds, and has travelled: the clock is right when it differs by less. */
const HEADER_WITHIN_MS = 3_000;

/**
 * The HTTP side of the contract: the routes of a television, exactly as protocol declares them. Every answer corrects
 * the clock of a box, which may be off by years when it is first switched on.
 */
export class ApiClient {
  readonly #caller: RouteCaller;

  constructor(
    platform: Pick<Platform, 'clock' | 'http'>,
    private readonly options: ApiClientOptions = {},
  ) {
    this.#caller = new RouteCaller({ http: correcting(platform) });
  }

  /**
   * A token that is refused is renewed and the request sent once more.
   *
   * @throws FalinkError what the service refused, with its stable code
   * @throws Unreachable when there was no answer
   */
  call<R extends BoxRoute>(route: R, ...input: RouteArguments<R>): Promise<ResponseOf<R>> {
    return this.#renewing(input, (given) => this.#caller.call(route, ...given));
  }

  /** The answer of a route that is a file. @throws as `call` */
  file<R extends BoxRoute>(route: R, ...input: RouteArguments<R>): Promise<Blob> {
    return this.#renewing(input, (given) => this.#caller.file(route, ...given));
  }

  async #renewing<R extends BoxRoute, T>(
    input: RouteArguments<R>,
    send: (input: RouteArguments<R>) => Promise<T>,
  ): Promise<T> {
    try {
      return await send(input);
    } catch (error) {
      const code = refusalOf(error)?.code ?? '';
      if (code === 'protocol.version') this.options.outdated?.();
      const [first] = input;
      if (first?.token === undefined || !TOKEN_REFUSED.has(code) || !this.options.renewToken) throw error;
      const renewed = { ...first, token: await this.options.renewToken() };
      return send([renewed] as unknown as RouteArguments<R>);
    }
  }
}

function correcting({ clock, http }: Pick<Platform, 'clock' | 'http'>): Http {
  return async (url, request) => {
    const response = await http(url, request);
    const serverTimeMs = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(serverTimeMs)) clock.correct(serverTimeMs, HEADER_WITHIN_MS);
    return response;
  };
}

/** The service's sentence for a person, or undefined when the trouble is the network. */
export function refusalOf(error: unknown): FalinkError | undefined {
  return error instanceof FalinkError ? error : undefined;
}
