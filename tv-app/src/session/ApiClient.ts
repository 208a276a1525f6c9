import {
  type BoxRoute,
  ErrorBodySchema,
  FalinkError,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  pathOf,
  type ResponseOf,
  type Route,
} from '@falink/protocol';
import type { z } from 'zod';
import type { Platform } from '../platform/Platform.js';

/** The service could not be reached at all: no cable, no network, or nobody answers. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  constructor(
    message: string,
    readonly reason?: unknown,
  ) {
    super(message);
  }
}

export interface CallOptions<R extends Route> {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: NonNullable<R['body']> extends z.ZodType ? z.input<NonNullable<R['body']>> : never;
  /** A picture instead of a JSON body. */
  readonly picture?: Blob;
  readonly token?: string;
  readonly signal?: AbortSignal;
}

/** The HTTP side of the contract: the routes of a television, exactly as protocol declares them. */
export class ApiClient {
  constructor(
    private readonly platform: Pick<Platform, 'http'>,
    /** Runs when the service no longer speaks this page's version. */
    private readonly outdated: () => void = () => undefined,
  ) {}

  /**
   * @throws FalinkError what the service refused, with its stable code
   * @throws UnreachableError when there was no answer
   */
  async call<R extends BoxRoute>(route: R, options: CallOptions<R> = {}): Promise<ResponseOf<R>> {
    const headers: Record<string, string> = {
      accept: 'application/json',
      [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
    };
    if (options.token !== undefined) headers.authorization = `Bearer ${options.token}`;
    let body: string | Blob | undefined;
    if (options.picture) {
      headers['content-type'] = options.picture.type;
      body = options.picture;
    } else if (options.body !== undefined) {
      headers['content-type'] = 'application/json';
      body = JSON.stringify(options.body);
    }
    const query = options.query ? `?${new URLSearchParams(options.query)}` : '';
    const response = await this.platform
      .http(pathOf(route, options.params) + query, {
        method: route.method,
        headers,
        ...(body !== undefined && { body }),
        ...(options.signal && { signal: options.signal }),
      })
      .catch((cause: unknown) => {
        throw new UnreachableError('no answer', cause);
      });
    if (response.status >= 400) {
      const refusal = ErrorBodySchema.safeParse(response.json);
      if (refusal.success) {
        if (refusal.data.code === 'protocol.version') this.outdated();
        throw FalinkError.fromBody(refusal.data);
      }
      // A proxy or a server that is starting answers in its own words.
      throw new UnreachableError(`status ${response.status}`);
    }
    if (!route.response) return undefined as ResponseOf<R>;
    const parsed = route.response.safeParse(response.json);
    if (!parsed.success)
      throw new FalinkError('request.malformed', { details: { side: 'answer' } }, { cause: parsed.error });
    return parsed.data as ResponseOf<R>;
  }
}

/** The service's sentence for a person, or undefined when the trouble is the network. */
export function refusalOf(error: unknown): FalinkError | undefined {
  return error instanceof FalinkError ? error : undefined;
}
