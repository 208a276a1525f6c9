import { FalinkError, type Staff } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';
import { findOffer } from '../queries/offers.js';
import { refusalOf } from './accept-offer.js';
import { returnOffer } from './close-offer.js';

/**
 * Not now: the call goes to somebody else first, the agent becomes away.
 *
 * @throws FalinkError offer.unknown, offer.taken, offer.expired, offer.withdrawn
 */
export async function declineOffer(ctx: Context, staff: Staff, offerId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const offer = await findOffer(tx, offerId);
    if (!offer || offer.agentId !== staff.id) throw new FalinkError('offer.unknown');
    const refusal = refusalOf(offer);
    if (refusal) throw refusal;
    if (await returnOffer(tx, offer, 'declined')) return;
    const now = await findOffer(tx, offerId);
    throw (now && refusalOf(now)) ?? new FalinkError('offer.unknown');
  });
}
