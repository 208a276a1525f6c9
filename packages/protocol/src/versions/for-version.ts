import type { z } from 'zod';
import type { Ack, Notice, PayloadOf, Request } from '../contract.js';
import { ERRORS, type ErrorCode } from '../errors.js';
import type { ErrorBody } from '../falink-error.js';
import { cutTo } from './cut.js';

/** A value of this schema as a peer of this version reads it. */
export function valueFor(version: number, schema: z.ZodType, value: unknown): unknown {
  const cut = cutTo(version, schema);
  return cut ? cut(value) : value;
}

/** What a peer of this version is sent of a notice; null: that version has no such notice, so it is sent nothing. */
export function noticeFor<N extends Notice>(
  version: number,
  notice: N,
  payload: PayloadOf<N>,
): { readonly payload: unknown } | null {
  if ((notice.since ?? 0) > version) return null;
  return { payload: valueFor(version, notice.payload, payload) };
}

/** An error whose code a peer of this version knows; the sentence for people stays. */
export function errorFor(version: number, body: ErrorBody): ErrorBody {
  let code: ErrorCode = body.code;
  for (let later = ERRORS[code].later; later && later.since > version; later = ERRORS[code].later) {
    code = later.before as ErrorCode;
  }
  return code === body.code ? body : { ...body, code };
}

/** The answer to a socket request as a peer of this version reads it. */
export function ackFor<T>(version: number, request: Pick<Request, 'answer'>, ack: Ack<T>): Ack<T> {
  return ack.ok
    ? { ok: true, data: valueFor(version, request.answer, ack.data) as T }
    : { ok: false, error: errorFor(version, ack.error) };
}

/** Whether a notice is the same, and there, in all of these versions: then one message serves all. */
export function isSameIn(versions: readonly number[], { payload, since = 0 }: Notice): boolean {
  return versions.every((version) => since <= version && cutTo(version, payload) === null);
}
