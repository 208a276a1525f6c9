import { createHash, timingSafeEqual } from 'node:crypto';
import { FalinkError } from '@falink/protocol';
import type { RequestHandler } from 'express';

/** The token of `Authorization: Bearer …`, or null. */
export function bearerToken(authorization: string | undefined): string | null {
  return /^Bearer ([^\s]+)$/i.exec(authorization ?? '')?.[1] ?? null;
}

/** Compares two secrets in constant time: it reveals neither where they differ nor their lengths. */
export function secretEquals(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Lets only holders of the service secret pass. Errors: auth.required, auth.token_invalid. */
export function requireServiceSecret(secret: string): RequestHandler {
  if (secret.length < 16) throw new RangeError('a service secret has at least 16 characters');
  return (request, _response, next) => {
    const token = bearerToken(request.headers.authorization);
    if (token === null) next(new FalinkError('auth.required'));
    else if (!secretEquals(token, secret)) next(new FalinkError('auth.token_invalid'));
    else next();
  };
}
