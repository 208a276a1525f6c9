import { RouteCaller, type RouteInput } from '@falink/client';
import type { ResponseOf, Route } from '@falink/protocol';

const TIME_LIMIT_MS = 5_000;

/** Calls the api's internal routes. */
export class ApiClient {
  readonly #caller: RouteCaller;

  constructor(
    baseUrl: string,
    private readonly serviceSecret: string,
  ) {
    this.#caller = new RouteCaller({ http: fetch, origin: new URL(baseUrl).origin, timeLimitMs: TIME_LIMIT_MS });
  }

  /** @throws FalinkError the api's refusal; Unreachable when it does not answer */
  call<R extends Route>(route: R, input: RouteInput<R>): Promise<ResponseOf<R>> {
    return this.#caller.call(route, { ...input, token: this.serviceSecret });
  }
}
