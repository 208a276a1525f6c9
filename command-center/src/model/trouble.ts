import { Unreachable } from '@falink/client';
import { ERRORS, FalinkError } from '@falink/protocol';

/** What to tell a person about a failure, in their language: the contract's own sentence, or that the network is away. */
export function troubleText(error: unknown, locale: string): string {
  const zh = locale.startsWith('zh');
  if (error instanceof FalinkError) {
    // The server may say more than the code does, e.g. which figure is missing.
    const said = error.extra.message ?? ERRORS[error.code];
    return zh ? said.zh : said.en;
  }
  if (error instanceof Unreachable && error.status !== null) {
    // A proxy answered for it: the network works.
    return zh ? ERRORS['service.unavailable'].zh : ERRORS['service.unavailable'].en;
  }
  if (error instanceof Unreachable) {
    return zh ? '连不上服务器，请检查网络后再试。' : 'The server cannot be reached. Check the network and try again.';
  }
  return zh ? ERRORS['service.internal'].zh : ERRORS['service.internal'].en;
}

export function codeOf(error: unknown): string | null {
  return error instanceof FalinkError ? error.code : null;
}

const REFUSALS: ReadonlySet<string> = new Set(['input', 'permission', 'missing', 'conflict']);

/** Whether the service refused for good: the same request would be refused again. */
export function isRefusal(error: unknown): boolean {
  return error instanceof FalinkError && REFUSALS.has(ERRORS[error.code].category);
}
