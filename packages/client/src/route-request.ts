import { type ParamsOf, PROTOCOL_HEADER, PROTOCOL_VERSION, pathOf, type QueryOf, type Route } from '@falink/protocol';
import type { z } from 'zod';
import type { HttpRequest } from './http.js';

type Sent<S> = S extends z.ZodType ? z.input<S> : undefined;
type Field<K extends string, V> = [V] extends [undefined]
  ? { readonly [k in K]?: undefined }
  : undefined extends V
    ? { readonly [k in K]?: V }
    : { readonly [k in K]: V };

/** What a route needs to be called; typed by the contract. */
export type RouteInput<R> = Field<'params', ParamsOf<R>> &
  Field<'body', R extends { readonly body?: infer B } ? Sent<NonNullable<B>> : undefined> & {
    /** Undefined entries are left out. */
    readonly query?: Partial<QueryOf<R>> | undefined;
    /** A file instead of a JSON body. */
    readonly file?: Blob;
    /** Sent as `Authorization: Bearer`. */
    readonly token?: string | undefined;
    readonly signal?: AbortSignal | undefined;
    /** How long the whole answer may take, in ms. */
    readonly timeLimitMs?: number;
  };

/** The arguments after a route: none when it needs nothing. */
export type RouteArguments<R> =
  Record<never, never> extends RouteInput<R> ? [input?: RouteInput<R>] : [input: RouteInput<R>];

/** A route and its input as path, query and request. @throws Error for a path parameter that is missing */
export function requestOf<R extends Route>(
  route: R,
  input: RouteInput<R>,
): { readonly path: string } & Omit<HttpRequest, 'signal'> {
  const { params, query, body, file, token } = input as RouteInput<Route>;
  const headers: Record<string, string> = { accept: 'application/json', [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (file !== undefined) headers['content-type'] = file.type;
  else if (body !== undefined) headers['content-type'] = 'application/json';
  return {
    path: pathOf(route, params as Record<string, string> | undefined) + searchOf(query),
    method: route.method,
    headers,
    ...(file !== undefined ? { body: file } : body !== undefined && { body: JSON.stringify(body) }),
  };
}

function searchOf(query: object = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
