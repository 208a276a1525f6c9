import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { recordCallEvents } from '../queries/call-events.js';
import { lockCall } from '../queries/calls.js';

/** The resident is gone: the desk stops ringing and its agent is free again, at the old place among the idle. */
export async function withdrawOffer(tx: Transaction, callId: string): Promise<void> {
  const { rows } = await tx.query<{ id: string; agent_id: string }>(
    `UPDATE offer SET state = 'withdrawn', closed_at = clock_timestamp() WHERE call_id = $1 AND state = 'open'
     RETURNING id, agent_id`,
    [callId],
  );
  const offer = rows[0];
  if (!offer) return;
  await tx.query(
    `UPDATE agent_state SET state = 'available', since = clock_timestamp(), offer_id = NULL
     WHERE staff_id = $1 AND offer_id = $2`,
    [offer.agent_id, offer.id],
  );
  await recordCallEvents(tx, [
    { callId, type: 'withdrawn', actor: `staff:${offer.agent_id}`, data: { offerId: offer.id } },
  ]);
  tx.changed({ type: 'offer', id: offer.id }, { type: 'agent', id: offer.agent_id });
}

/**
 * An offer came to nothing: the call returns to its old place, its agent becomes away (or what was asked for).
 * @returns false when the offer is no longer open
 */
export async function returnOffer(
  tx: Transaction,
  offer: { readonly id: string; readonly callId: string; readonly agentId: string },
  outcome: 'declined' | 'expired',
  agentState: 'away' | 'offline' = 'away',
): Promise<boolean> {
  const call = await lockCall(tx, offer.callId);
  const closed = await tx.query(
    `UPDATE offer SET state = $2, closed_at = clock_timestamp() WHERE id = $1 AND state = 'open'`,
    [offer.id, outcome],
  );
  if (!call || !closed.rowCount) return false;
  await tx.query(`UPDATE call SET state = 'queued' WHERE id = $1 AND state = 'offered'`, [call.id]);
  await tx.query(
    `UPDATE agent_state SET state = $3, since = clock_timestamp(), offer_id = NULL, idle_since = NULL
     WHERE staff_id = $1 AND offer_id = $2`,
    [offer.agentId, offer.id, agentState],
  );
  await recordCallEvents(tx, [
    {
      callId: call.id,
      type: outcome === 'declined' ? 'declined' : 'missed',
      actor: `staff:${offer.agentId}`,
      data: { offerId: offer.id },
    },
  ]);
  tx.changed(
    { type: 'offer', id: offer.id },
    { type: 'agent', id: offer.agentId },
    { type: 'call', id: call.id },
    { type: 'queue' },
  );
  return true;
}

/** Returns every offer whose time is over by the database's clock. @returns how many. */
export async function expireOffers(
  ctx: Context,
  inTx: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>,
): Promise<number> {
  const due = await ctx.pool.query<{ id: string; call_id: string; agent_id: string }>(
    `SELECT id, call_id, agent_id FROM offer WHERE state = 'open' AND expires_at <= now() ORDER BY expires_at LIMIT 100`,
  );
  let expired = 0;
  for (const { id, call_id, agent_id } of due.rows) {
    if (await inTx((tx) => returnOffer(tx, { id, callId: call_id, agentId: agent_id }, 'expired'))) expired += 1;
  }
  return expired;
}
