import { type CallEndReason, isRinging } from '@falink/protocol';
import { type Actor, actorName } from '../../../kernel/actor.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { intakeChanged } from '../../intakes/index.js';
import { agentChanged, contactChanged, queueChanged, terminalOfContact } from '../changes.js';
import { contactStates } from '../contact-state.js';
import type { ContactsContext } from '../contacts-context.js';
import { withdrawOffer } from '../offers/close-offer.js';
import { findOpenContact } from '../queries/contact-columns.js';
import { writeEnd } from '../queries/contact-transitions.js';
import { type LockedContact, lockContact } from '../queries/lock-contact.js';

/**
 * A step of commands: ends a locked call in whatever state it is. A ringing offer is withdrawn, the agent gets time for
 * notes if the call was answered, the room is closed at its sfu after the commit, and its intake ended with it (trigger `intake_end_with_call`).
 *
 * @returns false when it had ended already: then nothing changes
 */
export async function endLockedContact(
  ctx: ContactsContext,
  tx: Transaction,
  by: Actor,
  { contact, reason }: { readonly contact: LockedContact; readonly reason: CallEndReason },
): Promise<boolean> {
  if (contactStates.next(contact.state, 'end') === null) return false;
  if (contact.state === 'offered') await withdrawOffer(tx, contact.id);
  const { wrapUpMs } = ctx.config.times;
  const unanswered = isRinging(contact.state);
  const agentId = await writeEnd(tx, { contactId: contact.id, reason, actor: actorName(by), wrapUpMs, unanswered });
  tx.changed(contactChanged(contact.id), queueChanged(), ...terminalOfContact(contact));
  if (agentId) tx.changed(agentChanged(agentId));
  if (contact.intakeId) tx.changed(intakeChanged(contact.intakeId));
  tx.afterCommit(() => ctx.sfu.closeRoomOf(contact.id, reason === 'failed' ? 'failed' : 'ended'));
  return true;
}

/** A step of commands: ends the open call of a terminal, if it has one. */
export async function endOpenContact(
  ctx: ContactsContext,
  tx: Transaction,
  by: Actor,
  { terminalId, reason }: { readonly terminalId: string; readonly reason: CallEndReason },
): Promise<void> {
  const id = await findOpenContact(tx, terminalId);
  const contact = id === null ? null : await lockContact(tx, id);
  if (contact) await endLockedContact(ctx, tx, by, { contact, reason });
}
