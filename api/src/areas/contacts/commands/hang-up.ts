import { type CallEndReason, FalinkError, isRinging, isWaiting } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import { inScope, may } from '../../../kernel/policies/staff.js';
import type { ContactsContext } from '../contacts-context.js';
import { isOwnContact } from '../own-contact.js';
import { type LockedContact, lockContact } from '../queries/lock-contact.js';
import { endLockedContact } from './end-contact.js';

/**
 * Leaves the queue, declines, cancels or hangs up, for the terminal or the guest, its agent, or a supervisor in scope. Ending an
 * ended call is a success.
 *
 * @throws FalinkError call.unknown, call.not_yours
 */
export function hangUp(ctx: ContactsContext, by: Actor, { id }: { readonly id: string }): Promise<void> {
  return command(ctx, by, {
    lock: async (tx) => {
      const contact = await lockContact(tx, id);
      if (!contact) throw new FalinkError('call.unknown');
      return contact;
    },
    authorise: (contact) => {
      reasonFor(by, contact);
    },
    change: async (tx, contact) => {
      const reason = reasonFor(by, contact);
      if (!(await endLockedContact(ctx, tx, by, { contact, reason }))) return unchanged(undefined);
      return {
        audit: {
          action: reason === 'ended_by_supervisor' ? 'call.ended_by_supervisor' : 'call.ended',
          subject: `call:${id}`,
          orgPath: contact.orgPath,
          data: { reason },
        },
        result: undefined,
      };
    },
  });
}

/** In what capacity the actor ends the call. @throws FalinkError call.not_yours for somebody who may not */
export function reasonFor(by: Actor, contact: LockedContact): CallEndReason {
  if (isOwnContact(by, contact)) {
    if (isRinging(contact.state)) return 'declined';
    return isWaiting(contact.state) ? 'abandoned' : 'resident_hung_up';
  }
  if (by.kind === 'staff') {
    if (isRinging(contact.state) && contact.callerId === by.staff.id) return 'cancelled';
    if (contact.agentId === by.staff.id) return 'agent_hung_up';
    if (may(by.staff, 'calls.end_any') && inScope(by.staff.orgUnit.path, contact.orgPath)) return 'ended_by_supervisor';
  }
  throw new FalinkError('call.not_yours');
}
