/** One request as it travels. */
export interface HttpRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Blob;
  readonly signal: AbortSignal;
}

/** What of an answer a client reads; a `Response` of fetch is one. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
  blob(): Promise<Blob>;
}

/**
 * How requests travel: the browser's or Node's fetch, or a fake.
 *
 * @throws Error when nobody answers; never for a status
 */
export type Http = (url: string, request: HttpRequest) => Promise<HttpResponse>;
