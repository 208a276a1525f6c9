import { type RouteArguments, RouteCaller } from '@falink/client';
import { type BoxRoute, FalinkError, type ResponseOf } from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';

/** The HTTP side of the contract: the routes of a television, exactly as protocol declares them. */
export class ApiClient {
  readonly #caller: RouteCaller;

  constructor(
    { http }: Pick<Platform, 'http'>,
    /** Runs when the service no longer speaks this page's version. */
    private readonly outdated: () => void = () => undefined,
  ) {
    this.#caller = new RouteCaller({ http });
  }

  /**
   * @throws FalinkError what the service refused, with its stable code
   * @throws Unreachable when there was no answer
   */
  async call<R extends BoxRoute>(route: R, ...input: RouteArguments<R>): Promise<ResponseOf<R>> {
    try {
      return await this.#caller.call(route, ...input);
    } catch (error) {
      if (refusalOf(error)?.code === 'protocol.version') this.outdated();
      throw error;
    }
  }
}

/** The service's sentence for a person, or undefined when the trouble is the network. */
export function refusalOf(error: unknown): FalinkError | undefined {
  return error instanceof FalinkError ? error : undefined;
}
