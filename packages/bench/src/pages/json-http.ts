import { type BodyOf, ErrorBodySchema, FalinkError, pathOf, type ResponseOf, type Route } from '@falink/protocol';

export interface AskOptions<R> {
  readonly token?: string;
  readonly params?: Record<string, string>;
  readonly body?: BodyOf<R>;
}

/** One request of the contract to this page's own origin. @throws FalinkError the service's refusal. */
export async function ask<R extends Route>(
  route: R,
  { token, params, body }: AskOptions<R> = {},
): Promise<ResponseOf<R>> {
  const response = await fetch(pathOf(route, params), {
    method: route.method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json: unknown = await response.json();
  if (!response.ok) throw FalinkError.fromBody(ErrorBodySchema.parse(json));
  return route.response?.parse(json) as ResponseOf<R>;
}
