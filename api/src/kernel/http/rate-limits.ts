import { FalinkError, type Route } from '@falink/protocol';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Actor } from '../actor.js';

/** Requests in a minute. Terminals and staff are counted each for themselves, the public by address. */
const PER_MINUTE = {
  /** Passwords, refresh cookies, query codes: what can be guessed. */
  guessable: 60,
  /** Challenges, pairing states, health: polled, several boxes behind one address. */
  public: 600,
  terminal: 300,
  staff: 1200,
  /** Answers 401 from one address. */
  failedAuthentication: 120,
} as const;

const GUESSABLE_PATHS = new Set([
  '/api/v1/auth/login',
  '/api/v1/auth/refresh',
  '/api/v1/applications/follow',
  '/api/v1/pairings',
]);

export interface RateLimits {
  /** Counts only refused credentials, so that tokens cannot be tried in bulk. */
  readonly failedAuthentication: RequestHandler;
  forRoute(route: Pick<Route, 'auth' | 'path'>): RequestHandler;
}

/** Limits held in this process's memory: several processes together allow several times as much. */
export function createRateLimits(scale: number): RateLimits {
  const make = (perMinute: number, options: { failuresOnly?: boolean } = {}): RequestHandler =>
    rateLimit({
      windowMs: 60_000,
      limit: Math.max(1, Math.round(perMinute * scale)),
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      keyGenerator: (request, response) => keyOf(request, response.locals.by as Actor | undefined),
      ...(options.failuresOnly && {
        skipSuccessfulRequests: true,
        requestWasSuccessful: (_request: Request, response: { statusCode: number }) => response.statusCode !== 401,
      }),
      handler: (request, response, next) => {
        const reset = (request as Request & { rateLimit?: { resetTime?: Date } }).rateLimit?.resetTime;
        const waitS = reset ? Math.max(1, Math.ceil((reset.getTime() - Date.now()) / 1000)) : 60;
        response.status(429);
        next(new FalinkError('request.rate_limited', { retryAfterS: waitS }));
      },
    });

  const limits = {
    guessable: make(PER_MINUTE.guessable),
    public: make(PER_MINUTE.public),
    terminal: make(PER_MINUTE.terminal),
    staff: make(PER_MINUTE.staff),
  };
  const none: RequestHandler = (_request, _response, next) => next();

  return {
    failedAuthentication: make(PER_MINUTE.failedAuthentication, { failuresOnly: true }),
    forRoute: ({ auth, path }) => {
      if (auth.includes('service')) return none;
      if (auth.includes('public')) return GUESSABLE_PATHS.has(path) ? limits.guessable : limits.public;
      return (request, response, next) => {
        const by = response.locals.by as Actor;
        return (by.kind === 'terminal' ? limits.terminal : limits.staff)(request, response, next);
      };
    },
  };
}

function keyOf(request: Request, by: Actor | undefined): string {
  switch (by?.kind) {
    case 'staff':
      return `staff:${by.staff.id}`;
    case 'terminal':
      return `terminal:${by.terminal.id}`;
    default:
      return ipKeyGenerator(request.ip ?? '');
  }
}
