import { type ErrorBody, errorBody, FalinkError } from '@falink/protocol';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from './logger.js';
import { LOST_PAGE } from './lost-page.js';

export interface HttpError {
  readonly status: number;
  readonly body: ErrorBody;
  /** The service's fault: logged with its stack. */
  readonly unexpected: boolean;
}

interface BodyParserError {
  readonly type: string;
  readonly status: number;
}

function isBodyParserError(error: unknown): error is BodyParserError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'type' in error &&
    typeof error.type === 'string' &&
    'status' in error &&
    typeof error.status === 'number'
  );
}

/** Connection failures of pg and of the system: the request may be retried once the other side is back. */
const UNAVAILABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // PostgreSQL: statement timeout, admin shutdown, crash shutdown, cannot connect now, a standby that takes no writes,
  // too many connections, connection failures.
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '25006',
  '53300',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
]);

/** pg reports some lost connections by message only, without a code. */
const UNAVAILABLE_MESSAGES =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** True when a database or a neighbour could not be reached, as opposed to having refused. */
export function isUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && typeof error.code === 'string' && UNAVAILABLE_CODES.has(error.code)) return true;
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isUnavailable);
  return 'message' in error && typeof error.message === 'string' && UNAVAILABLE_MESSAGES.test(error.message);
}

/** Any thrown value → status and body of the protocol. What is not a known refusal becomes `service.internal`. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof FalinkError)
    return { status: error.status, body: error.toBody(), unexpected: error.status === 500 };
  if (isUnavailable(error)) return known('service.unavailable', { retryAfterS: 2 }, true);
  if (isBodyParserError(error)) {
    if (error.status === 413) return known('request.too_large');
    if (error.status >= 400 && error.status < 500) return known('request.malformed');
  }
  // decodeURIComponent on a broken path, thrown by express' router with status 400.
  if (error instanceof URIError || (error instanceof Error && error.name === 'URIError'))
    return known('request.malformed');
  return known('service.internal', {}, true);
}

function known(
  code: Parameters<typeof errorBody>[0],
  extra: Parameters<typeof errorBody>[1] = {},
  unexpected = false,
): HttpError {
  return { status: new FalinkError(code).status, body: errorBody(code, extra), unexpected };
}

/** Answers an address that nothing serves: a browser with a page, anything else in the protocol's form. Mount it last but one. */
export const notFoundHandler: RequestHandler = (request, response, next) => {
  const reads = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
  if (reads) response.status(404).type('html').send(LOST_PAGE);
  else next(new FalinkError('request.not_found'));
};

/** Adapts an error body to its client, e.g. to the version of the contract that it speaks. */
export type PresentError = (body: ErrorBody, request: Request, response: Response) => ErrorBody;

/** What a 401 must carry (RFC 9110 §11.6.1); a token that came and was refused is named so (RFC 6750 §3.1). */
function challengeOf(code: string): string {
  return code.startsWith('auth.token_') ? 'Bearer realm="falink", error="invalid_token"' : 'Bearer realm="falink"';
}

/** Express' last handler: every failure leaves as an ErrorBody; unexpected ones are logged with their stack. */
export function errorHandler(log: Logger, present: PresentError = (body) => body): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const { status, body, unexpected } = toHttpError(error);
    if (unexpected)
      log.error({ err: error, method: request.method, route: request.path, code: body.code }, 'request failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    if (body.retryAfterS !== undefined) response.setHeader('Retry-After', String(Math.ceil(body.retryAfterS)));
    if (status === 401) response.setHeader('WWW-Authenticate', challengeOf(body.code));
    response.setHeader('Cache-Control', 'no-store');
    response.status(status).json(present(body, request, response));
  };
}
