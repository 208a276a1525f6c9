import { retry } from '@falink/client';
import { callRoutes, type ResponseOf, type StaffCall } from '@falink/protocol';
import type { HttpClient } from '../api/http.js';
import { codeOf } from '../model/trouble.js';

/** A television that this desk may call, and the number that was left there. */
export interface CallTarget {
  readonly terminalId: string;
  readonly name: string;
  readonly siteName: string;
  /** The number that the call settles; null: it is called for another reason. */
  readonly callbackId: string | null;
}

/** The television of a call, which is called for its own sake; null: it came from a browser. */
export function targetOf({ terminal: { id, name, siteName } }: Pick<StaffCall, 'terminal'>): CallTarget | null {
  return id === null ? null : { terminalId: id, name, siteName, callbackId: null };
}

/** Within the time that a television rings. */
const AGAIN = { attempts: 4, minDelayMs: 500, maxDelayMs: 2_000 };
const isUnheard = (error: unknown): boolean => [null, 'service.unavailable'].includes(codeOf(error));

/** Calls a television. A request whose reply is lost is repeated: the service knows it again. @throws FalinkError */
export function sendCall(
  http: HttpClient,
  { terminalId, callbackId }: CallTarget,
  requestId: string,
  signal: AbortSignal,
): Promise<ResponseOf<typeof callRoutes.callTerminal>> {
  const body = { requestId, ...(callbackId && { callbackId }) };
  return retry(() => http.send(callRoutes.callTerminal, { params: { id: terminalId }, body }), {
    ...AGAIN,
    signal,
    shouldRetry: isUnheard,
  });
}

/** A token for the room of a call, which an answer at the television has just granted to make it live. @throws FalinkError */
export function fetchAccess(
  http: HttpClient,
  callId: string,
  signal: AbortSignal,
): Promise<ResponseOf<typeof callRoutes.roomAccess>> {
  return retry(() => http.send(callRoutes.roomAccess, { params: { id: callId } }), {
    ...AGAIN,
    signal,
    shouldRetry: (error) => isUnheard(error) || codeOf(error) === 'service.no_sfu',
  });
}
