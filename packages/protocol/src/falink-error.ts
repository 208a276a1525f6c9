import { z } from 'zod';
import { type Text, TextSchema } from './common.js';
import { ERRORS, type ErrorCode, ErrorCodeSchema } from './errors.js';
import { firstOf, shown } from './text.js';

/** One field that was refused, for forms: `path` as in the request, e.g. `form.phone`. */
export const FieldErrorSchema = z.object({ path: shown(300), message: shown(300) });

/** The body of every failed HTTP response and the `error` of every refused socket request. */
export const ErrorBodySchema = z.object({
  code: ErrorCodeSchema,
  message: TextSchema,
  fields: firstOf(FieldErrorSchema, 100).optional(),
  /** Seconds after which a retry makes sense. */
  retryAfterS: z.number().optional(),
  /** Anything the code promises to add, e.g. the open call's id for `call.already_open`. */
  details: z.record(z.string(), z.unknown()).optional(),
});
export type ErrorBody = z.infer<typeof ErrorBodySchema>;

export interface ErrorExtra {
  /** In the place of the code's own sentence, when more can be said, e.g. which figure is missing. */
  readonly message?: Text;
  readonly fields?: ErrorBody['fields'];
  readonly retryAfterS?: number;
  readonly details?: Record<string, unknown>;
}

/** The wire form of an error code. */
export function errorBody(code: ErrorCode, extra: ErrorExtra = {}): ErrorBody {
  const { zh, en } = extra.message ?? ERRORS[code];
  return {
    code,
    message: { zh, en },
    ...(extra.fields && { fields: extra.fields }),
    ...(extra.retryAfterS !== undefined && { retryAfterS: extra.retryAfterS }),
    ...(extra.details && { details: extra.details }),
  };
}

/** A typed failure: thrown inside a service, mapped at its edge; rebuilt from the wire by clients. */
export class FalinkError extends Error {
  override readonly name = 'FalinkError';
  constructor(
    readonly code: ErrorCode,
    readonly extra: ErrorExtra = {},
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${ERRORS[code].en}`, options);
  }
  get status(): number {
    return ERRORS[this.code].status;
  }
  toBody(): ErrorBody {
    return errorBody(this.code, this.extra);
  }
  static fromBody(body: ErrorBody): FalinkError {
    const own = ERRORS[body.code];
    const special = body.message.zh !== own.zh || body.message.en !== own.en;
    return new FalinkError(body.code, {
      ...(special && { message: body.message }),
      ...(body.fields && { fields: body.fields }),
      ...(body.retryAfterS !== undefined && { retryAfterS: body.retryAfterS }),
      ...(body.details && { details: body.details }),
    });
  }
}
