import { RouteCaller, type RouteInput } from '@falink/client';
import type { ResponseOf, Route } from '@falink/protocol';

const caller = new RouteCaller({ http: (url, request) => fetch(url, request) });

/** One request of the contract to this page's own origin. @throws FalinkError the service's refusal. */
export function ask<R extends Route>(route: R, input: RouteInput<R>): Promise<ResponseOf<R>> {
  return caller.call(route, input as never);
}
