import { FalinkError, REFRESH_COOKIE, REFRESH_COOKIE_PATH } from '@falink/protocol';
import type { CookieOptions, Request, Response } from 'express';

/** Sign-in is asked for again after this much time without use. */
export const REFRESH_TOKEN_TTL_MS = 12 * 60 * 60 * 1000;

function options(request: Request, publicUrl: string): CookieOptions {
  return {
    httpOnly: true,
    sameSite: 'strict',
    path: REFRESH_COOKIE_PATH,
    secure: request.secure || publicUrl.startsWith('https://'),
  };
}

export function readRefreshCookie(request: Request): string | null {
  const cookies: unknown = request.cookies;
  const value: unknown =
    typeof cookies === 'object' && cookies !== null ? (cookies as Record<string, unknown>)[REFRESH_COOKIE] : undefined;
  return typeof value === 'string' && value !== '' ? value : null;
}

export function setRefreshCookie(request: Request, response: Response, publicUrl: string, token: string): void {
  response.cookie(REFRESH_COOKIE, token, { ...options(request, publicUrl), maxAge: REFRESH_TOKEN_TTL_MS });
}

export function clearRefreshCookie(request: Request, response: Response, publicUrl: string): void {
  response.clearCookie(REFRESH_COOKIE, options(request, publicUrl));
}

/**
 * The two routes that act on the cookie alone refuse requests that another site made; SameSite=Strict says the same,
 * this holds where a browser does not. @throws FalinkError auth.forbidden
 */
export function refuseCrossSite(request: Request): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new FalinkError('auth.forbidden');
}
