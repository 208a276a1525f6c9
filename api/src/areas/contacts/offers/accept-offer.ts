import { FalinkError, type RoomAccess, type Staff, type StaffCall } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { roomAccess } from '../../sessions/index.js';
import { requireAgent } from '../agents/require-agent.js';
import { agentChanged, contactChanged, offerChanged, queueChanged, terminalOfContact } from '../changes.js';
import { writeAnswer } from '../queries/contact-transitions.js';
import { lockContactOfOffer } from '../queries/lock-contact.js';
import { findOffer, type OfferRow } from '../queries/offers.js';
import { loadStaffCall } from '../queries/staff-calls.js';
import { refusalOf } from './offer-refusal.js';

/**
 * Answers. The offer goes from open to accepted in one statement, so of several that try at once one wins; the others
 * learn why not (SPEC C4). The winner's repetition, whose first answer was lost, is the same answer.
 *
 * @returns the call, and a token that may make its room live
 * @throws FalinkError agent.not_agent, offer.unknown, offer.taken, offer.expired, offer.withdrawn, call.ended
 */
export async function acceptOffer(
  ctx: Context,
  by: Actor,
  { id, requestId = null }: { readonly id: string; readonly requestId?: string | null | undefined },
): Promise<{ call: StaffCall; room: RoomAccess }> {
  const staff = staffOf(by);
  const contactId = await command(ctx, by, {
    lock: (tx) => lockContactOfOffer(tx, id),
    authorise: () => requireAgent(staff),
    change: async (tx, contact) => {
      if (!contact) throw new FalinkError('offer.unknown');
      if (!(await writeAnswer(tx, { offerId: id, agentId: staff.id, orgPath: contact.orgPath, requestId }))) {
        const offer = await findOffer(tx, id);
        if (!isOwnAnswer(staff, offer, requestId)) throw whyNot(staff, offer);
        if (contact.state === 'ended') throw new FalinkError('call.ended');
        return unchanged(contact.id);
      }
      return {
        audit: 'in statement',
        changed: [
          offerChanged(id),
          contactChanged(contact.id),
          agentChanged(staff.id),
          queueChanged(),
          ...terminalOfContact(contact),
        ],
        result: contact.id,
      };
    },
  });
  // After the commit: the call stays accepted even when no sfu is alive at this moment.
  const [found, room] = await Promise.all([
    loadStaffCall(ctx.pool, contactId),
    roomAccess(ctx, ctx.pool, contactId, { staffId: staff.id }),
  ]);
  if (!found) throw new FalinkError('call.unknown');
  return { call: found.call, room };
}

/** Accepted by this very key press: several windows of one agent compete like strangers. */
function isOwnAnswer(staff: Staff, offer: OfferRow | null, requestId: string | null): boolean {
  if (offer?.state !== 'accepted' || offer.agentId !== staff.id) return false;
  return requestId !== null && offer.acceptRequest === requestId;
}

/** Error for the desk that lost: an offer at another desk is revealed only once it was answered. */
function whyNot(staff: Staff, offer: OfferRow | null): FalinkError {
  if (!offer) return new FalinkError('offer.unknown');
  if (offer.agentId !== staff.id) return new FalinkError(offer.state === 'accepted' ? 'offer.taken' : 'offer.unknown');
  return refusalOf({ ...offer, expired: true }) ?? new FalinkError('offer.expired');
}
