import { type BodyOf, pathOf, type ResponseOf, type Route } from '@falink/protocol';

const REQUEST_TIMEOUT_MS = 5_000;

/** Calls the api's internal routes. */
export class ApiClient {
  constructor(
    private readonly baseUrl: string,
    private readonly serviceSecret: string,
  ) {}

  /** @throws Error when the api does not answer, refuses, or answers out of shape. */
  async post<R extends Route>(route: R, body: BodyOf<R>, signal?: AbortSignal): Promise<ResponseOf<R>> {
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const response = await fetch(new URL(pathOf(route), this.baseUrl), {
      method: route.method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.serviceSecret}` },
      body: JSON.stringify(body),
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    });
    if (!response.ok) throw new ApiRefusal(response.status, await response.text());
    return route.response?.parse(await response.json()) as ResponseOf<R>;
  }
}

/** The api answered, with a refusal. */
class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  constructor(
    readonly status: number,
    body: string,
  ) {
    super(`the api answered ${status}: ${body.slice(0, 300)}`);
  }
}
