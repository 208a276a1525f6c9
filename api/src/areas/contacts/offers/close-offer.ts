import { SYSTEM } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { agentChanged, contactChanged, offerChanged, queueChanged } from '../changes.js';
import { releaseAgent, standDownAgent } from '../queries/agent-states.js';
import { requeueContact } from '../queries/contact-columns.js';
import { recordContactEvents } from '../queries/contact-events.js';
import { lockContact } from '../queries/lock-contact.js';
import { closeOffer, listDueOffers, withdrawOpenOffer } from '../queries/offers.js';

/** A step of commands: the resident is gone, the desk stops ringing, its agent is free again (SPEC C6). */
export async function withdrawOffer(tx: Transaction, contactId: string): Promise<void> {
  const offer = await withdrawOpenOffer(tx, contactId);
  if (!offer) return;
  await releaseAgent(tx, offer.agentId, offer.id);
  const actor = `staff:${offer.agentId}`;
  await recordContactEvents(tx, [{ contactId, type: 'withdrawn', actor, data: { offerId: offer.id } }]);
  tx.changed(offerChanged(offer.id), agentChanged(offer.agentId));
}

export interface ReturnedOffer {
  readonly id: string;
  readonly contactId: string;
  readonly agentId: string;
}

/**
 * A step of commands: an offer of a locked call came to nothing. The call returns to its old place (SPEC C3), its agent
 * becomes away, or off duty when that was asked for, or stays free when it could not be answered.
 *
 * @returns false when the offer is no longer open
 */
export async function returnOffer(
  tx: Transaction,
  { id, contactId, agentId }: ReturnedOffer,
  outcome: 'decline' | 'expire',
  agent: 'miss' | 'go_offline' | 'release' = 'miss',
): Promise<boolean> {
  if (!(await closeOffer(tx, id, outcome))) return false;
  await requeueContact(tx, contactId);
  if (agent === 'release') await releaseAgent(tx, agentId, id);
  else await standDownAgent(tx, agentId, id, agent);
  const type = outcome === 'decline' ? 'declined' : 'missed';
  await recordContactEvents(tx, [{ contactId, type, actor: `staff:${agentId}`, data: { offerId: id } }]);
  tx.changed(offerChanged(id), agentChanged(agentId), contactChanged(contactId), queueChanged());
  return true;
}

/**
 * Returns every offer whose time is over by the database's clock. An agent who could not answer it, because the service
 * or its database was away while it rang, has not missed it.
 */
export async function expireOffers(ctx: Context): Promise<void> {
  const agent = ctx.hearing.forMs < ctx.config.times.offerMs ? 'release' : 'miss';
  for (const offer of await listDueOffers(ctx.pool)) {
    // One that cannot be returned must not keep those behind it.
    await expire(ctx, offer, agent).catch((err) =>
      ctx.log.error({ err, offerId: offer.id }, 'an offer whose time is over could not be returned'),
    );
  }
}

function expire(ctx: Context, offer: ReturnedOffer, agent: 'miss' | 'release'): Promise<void> {
  return command(ctx, SYSTEM, {
    lock: (tx) => lockContact(tx, offer.contactId),
    authorise: () => {},
    change: async (tx, contact) => {
      if (!contact || !(await returnOffer(tx, offer, 'expire', agent))) return unchanged(undefined);
      return { audit: 'in timeline', result: undefined };
    },
  });
}
