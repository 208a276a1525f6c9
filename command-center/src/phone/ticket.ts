/** What opens a summary, once: the token of the QR, and this page's own number for a repetition. */
export interface Ticket {
  readonly token: string;
  readonly requestId: string;
}

const KEY = 'falink-summary';

/**
 * The ticket of the address's fragment, or of before this page was loaded again: the same phone has the same answer.
 * Null when there is neither.
 */
export function ticketOf(hash: string, storage: Pick<Storage, 'getItem' | 'setItem'> | null): Ticket | null {
  const token = hash.replace(/^#/, '');
  const kept = read(storage);
  if (token === '' || token === kept?.token) return kept;
  const ticket = { token, requestId: crypto.randomUUID() };
  try {
    storage?.setItem(KEY, JSON.stringify(ticket));
  } catch {
    // A browser that stores nothing shows it all the same, until the page is loaded again.
  }
  return ticket;
}

function read(storage: Pick<Storage, 'getItem'> | null): Ticket | null {
  try {
    const { token, requestId } = JSON.parse(storage?.getItem(KEY) ?? '') as Partial<Ticket>;
    return typeof token === 'string' && typeof requestId === 'string' ? { token, requestId } : null;
  } catch {
    return null;
  }
}
