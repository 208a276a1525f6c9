import { type ErrorCode, FalinkError } from '@falink/protocol';

/**
 * A write whose table may refuse it: what a constraint of this name refuses is this error for people.
 *
 * @throws FalinkError one of `codes`; whatever else the write throws
 */
export async function refusedAs<T>(codes: Readonly<Record<string, ErrorCode>>, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const code = error instanceof Error && 'constraint' in error ? codes[String(error.constraint)] : undefined;
    throw code === undefined ? error : new FalinkError(code);
  }
}
