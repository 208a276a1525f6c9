import { FalinkError, type Staff } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';
import { writeAnswer } from '../queries/call-transitions.js';
import { lockCallOfOffer } from '../queries/calls.js';
import { findOffer, type OfferRow } from '../queries/offers.js';

/** Why an offer cannot be answered any more. */
export function refusalOf(offer: Pick<OfferRow, 'state' | 'expired'>): FalinkError | null {
  switch (offer.state) {
    case 'accepted':
      return new FalinkError('offer.taken');
    case 'withdrawn':
      return new FalinkError('offer.withdrawn');
    case 'declined':
    case 'expired':
      return new FalinkError('offer.expired');
    case 'open':
      return offer.expired ? new FalinkError('offer.expired') : null;
  }
}

/**
 * Answers. The offer goes from open to accepted in one statement, so of several that try at once one wins; the others
 * learn why not.
 *
 * @returns the call's id
 * @throws FalinkError offer.unknown, offer.taken, offer.expired, offer.withdrawn
 */
export async function acceptOffer(ctx: Context, staff: Staff, offerId: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const call = await lockCallOfOffer(tx, offerId);
    if (!call || !(await writeAnswer(tx, { offerId, agentId: staff.id, orgPath: call.orgPath }))) {
      throw whyNot(staff, await findOffer(tx, offerId));
    }
    tx.changed(
      { type: 'offer', id: offerId },
      { type: 'call', id: call.id },
      { type: 'agent', id: staff.id },
      { type: 'queue' },
      { type: 'terminal', id: call.terminalId },
    );
    return call.id;
  });
}

/** Words for the one who lost: an offer that rings elsewhere is only known once it was answered. */
function whyNot(staff: Staff, offer: OfferRow | null): FalinkError {
  if (!offer) return new FalinkError('offer.unknown');
  if (offer.agentId !== staff.id) return new FalinkError(offer.state === 'accepted' ? 'offer.taken' : 'offer.unknown');
  return refusalOf({ ...offer, expired: true }) ?? new FalinkError('offer.expired');
}
