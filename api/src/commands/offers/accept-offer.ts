import { FalinkError, type Staff } from '@falink/protocol';
import type { Context } from '../../context.js';
import { recordAudit } from '../../db/queries/audit.js';
import { recordCallEvents } from '../../db/queries/call-events.js';
import { lockCall } from '../../db/queries/calls.js';
import { findOffer, type OfferRow } from '../../db/queries/offers.js';
import { inTransaction } from '../../db/transaction.js';

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
    const seen = await findOffer(tx, offerId);
    if (!seen) throw new FalinkError('offer.unknown');
    if (seen.agentId !== staff.id) throw new FalinkError(seen.state === 'accepted' ? 'offer.taken' : 'offer.unknown');
    const call = await lockCall(tx, seen.callId);
    const { rowCount } = await tx.query(
      `UPDATE offer SET state = 'accepted', closed_at = clock_timestamp()
       WHERE id = $1 AND state = 'open' AND expires_at > clock_timestamp()`,
      [offerId],
    );
    if (!call || !rowCount) {
      const now = await findOffer(tx, offerId);
      throw (now && refusalOf({ ...now, expired: true })) ?? new FalinkError('offer.unknown');
    }
    await tx.query(
      `UPDATE call SET state = 'connecting', agent_id = $2, answered_at = clock_timestamp() WHERE id = $1`,
      [call.id, staff.id],
    );
    await tx.query(
      `UPDATE agent_state SET state = 'on_call', since = clock_timestamp(), offer_id = NULL, call_id = $2, idle_since = NULL
       WHERE staff_id = $1`,
      [staff.id, call.id],
    );
    await recordCallEvents(tx, [{ callId: call.id, type: 'accepted', actor: `staff:${staff.id}`, data: { offerId } }]);
    await recordAudit(tx, {
      actor: `staff:${staff.id}`,
      action: 'call.accepted',
      subject: `call:${call.id}`,
      orgPath: call.orgPath,
    });
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
