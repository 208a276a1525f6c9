import { FalinkError, type Route } from '@falink/protocol';
import type { RequestHandler, Router } from 'express';

/** The paths of the routes that are served, each with its methods. */
export class Methods {
  readonly #byPath = new Map<string, Set<string>>();

  add({ path, method }: Pick<Route, 'path' | 'method'>): void {
    const methods = this.#byPath.get(path) ?? new Set(['OPTIONS']);
    this.#byPath.set(path, methods.add(method));
    if (method === 'GET') methods.add('HEAD');
  }

  /** Answers every other method of these paths with 405 and `Allow` (RFC 9110 §15.5.6); to be mounted after them. */
  mountRest(router: Router): void {
    for (const [path, methods] of this.#byPath) router.all(path, notAllowed([...methods].sort().join(', ')));
  }
}

function notAllowed(allow: string): RequestHandler {
  return (request, response, next) => {
    response.setHeader('Allow', allow);
    if (request.method === 'OPTIONS') response.status(204).end();
    else next(new FalinkError('request.method'));
  };
}
