import type { Actor } from '../../kernel/actor.js';
import type { LockedContact } from './queries/lock-contact.js';

/** Whether the actor is the terminal or the guest whose contact it is. */
export function isOwnContact(by: Actor, contact: Pick<LockedContact, 'terminalId' | 'guestId'> | null): boolean {
  if (by.kind === 'terminal') return contact?.terminalId === by.terminal.id;
  return by.kind === 'guest' && contact?.guestId === by.guest.id;
}
