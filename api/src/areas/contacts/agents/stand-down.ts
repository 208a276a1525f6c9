import type { Actor } from '../../../kernel/actor.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { agentChanged } from '../changes.js';
import { endLockedContact } from '../commands/end-contact.js';
import type { ContactsContext } from '../contacts-context.js';
import { returnOffer } from '../offers/close-offer.js';
import { findAgentState, lockAgentState, setChosenState } from '../queries/agent-states.js';
import { findOpenContactOfAgent } from '../queries/contact-columns.js';
import { lockContact } from '../queries/lock-contact.js';
import { findOpenOffer } from '../queries/offers.js';
import { agentStates } from './agent-state.js';

/**
 * A step of commands: somebody may take calls no longer. What rings goes back to its place in the queue, an open call
 * ends, and the agent is off duty.
 */
export async function standDown(ctx: ContactsContext, tx: Transaction, by: Actor, staffId: string): Promise<void> {
  if ((await findAgentState(tx, staffId)) === null) return;
  // Again when the router reserved the agent, or the agent answered, before the state was locked.
  for (;;) {
    const offer = await findOpenOffer(tx, staffId);
    if (offer && (await lockContact(tx, offer.contactId))) await returnOffer(tx, offer, 'decline', 'go_offline');
    const contactId = await findOpenContactOfAgent(tx, staffId);
    const contact = contactId === null ? null : await lockContact(tx, contactId);
    const isTheirs = contact?.agentId === staffId || (contact?.state === 'ringing' && contact.callerId === staffId);
    if (contact && isTheirs) await endLockedContact(ctx, tx, by, { contact, reason: 'ended_by_supervisor' });
    const state = await lockAgentState(tx, staffId);
    if (state === 'reserved' || state === 'on_call') continue;
    const next = agentStates.next(state, 'go_offline');
    if (next !== null && next !== state) {
      await setChosenState(tx, staffId, next);
      tx.changed(agentChanged(staffId));
    }
    return;
  }
}
