import type { Notice, PayloadOf } from './contract.js';
import type { RefusedMessages } from './refused-messages.js';

/** One notice and what it does here. */
export interface NoticeHandler {
  readonly notice: Notice;
  readonly handle: (payload: unknown) => void;
}

/** Pairs a notice with its handler; the payload is typed by the contract. */
export function on<N extends Notice>(notice: N, handle: (payload: PayloadOf<N>) => void): NoticeHandler {
  // The table parses with the notice's own schema, which makes this cast true.
  return { notice, handle: handle as (payload: unknown) => void };
}

/**
 * Every notice that a client reads, parsed once: `hear(name, raw)` runs its handler. What does not parse, and what is
 * not in the table, is counted as refused and changes nothing.
 */
export function noticeTable(
  handlers: readonly NoticeHandler[],
  refused: RefusedMessages,
): (name: string, raw: unknown) => void {
  const byName = new Map(handlers.map((one) => [one.notice.name, one]));
  return (name, raw) => {
    const found = byName.get(name);
    if (!found) return refused.unknown(name);
    const parsed = found.notice.payload.safeParse(raw);
    if (parsed.success) found.handle(parsed.data);
    else refused.malformed(name, parsed.error);
  };
}
