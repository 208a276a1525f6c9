import type { Offer } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { roomAccess } from '../../sessions/index.js';
import { countColleagues } from '../queries/agents.js';
import { loadHistory } from '../queries/contact-history.js';
import type { OfferRow } from '../queries/offers.js';
import { loadStaffCall } from '../queries/staff-calls.js';

/** An open offer as its agent's desk shows it, with a standby token; null when its call is gone. */
export async function loadOffer(ctx: Context, offer: OfferRow): Promise<Offer | null> {
  const call = await loadStaffCall(ctx.pool, offer.contactId);
  if (!call) return null;
  const [history, colleagues, room] = await Promise.all([
    loadHistory(ctx.pool, offer.contactId),
    countColleagues(ctx.pool, offer.contactId, offer.agentId),
    roomAccess(ctx, ctx.pool, offer.contactId, { staffId: offer.agentId }),
  ]);
  return {
    id: offer.id,
    call: call.call,
    offeredAt: offer.offeredAt.toISOString(),
    expiresAt: offer.expiresAt.toISOString(),
    remainingMs: offer.remainingMs,
    history,
    colleagues,
    room,
  };
}
