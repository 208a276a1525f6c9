/** What opens a page, once: the token of the QR, and this page's own number for a repetition. */
export interface Ticket {
  readonly token: string;
  readonly requestId: string;
}

/** Which page keeps it. */
export type TicketName = 'falink-summary' | 'falink-companion';

/**
 * The ticket of the address's fragment, or of before this page was loaded again: the same phone has the same answer.
 * Null when there is neither.
 */
export function ticketOf(
  name: TicketName,
  hash: string,
  storage: Pick<Storage, 'getItem' | 'setItem'> | null,
): Ticket | null {
  const token = hash.replace(/^#/, '');
  const kept = read(name, storage);
  if (token === '' || token === kept?.token) return kept;
  const ticket = { token, requestId: crypto.randomUUID() };
  try {
    storage?.setItem(name, JSON.stringify(ticket));
  } catch {
    // A browser that stores nothing shows it all the same, until the page is loaded again.
  }
  return ticket;
}

function read(name: TicketName, storage: Pick<Storage, 'getItem'> | null): Ticket | null {
  try {
    const { token, requestId } = JSON.parse(storage?.getItem(name) ?? '') as Partial<Ticket>;
    return typeof token === 'string' && typeof requestId === 'string' ? { token, requestId } : null;
  } catch {
    return null;
  }
}
