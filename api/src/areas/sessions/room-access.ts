import { FalinkError, type ParticipantRole, type RoomAccess } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import type { Queryable } from '../../kernel/db/pool.js';
import { type ParticipantGrant, tokenGrants } from './grants.js';
import { chooseSfu } from './queries/nodes.js';
import { findSeat, type RoomParticipant, type SeatRow } from './queries/participants.js';
import { moveSession } from './queries/sessions.js';

export interface Seat {
  readonly sessionId: string;
  readonly participantId: string;
  /** The participant whose second device this seat is for. */
  readonly of?: string | undefined;
  readonly role: ParticipantRole;
  readonly grants: readonly ParticipantGrant[];
  /** Origin of the sfu that has the room. */
  readonly url: string;
}

/** A fresh token for one seat in the room of a session, which has the session's id. */
export async function signSeat(
  ctx: Pick<Context, 'tokens'>,
  { sessionId, participantId, of, role, grants, url }: Seat,
): Promise<RoomAccess> {
  const whose = of === undefined ? {} : { of };
  const token = await ctx.tokens.signRoom({
    roomId: sessionId,
    participantId,
    ...whose,
    role,
    grants: tokenGrants(grants),
  });
  return { roomId: sessionId, participantId, ...whose, url, token };
}

/**
 * A fresh token for one participant of a contact's session, with what it is granted now. A session whose sfu is dead
 * moves to another one first; with none alive it stays, because an offer must be shown and an answer must stand even
 * then: the token may be asked for again.
 *
 * @param mustLive refuse instead when no sfu is alive
 * @throws FalinkError call.not_yours for somebody who takes no part, service.no_sfu with `mustLive`
 */
export async function roomAccess(
  ctx: Context,
  db: Queryable,
  contactId: string,
  who: RoomParticipant,
  { mustLive = false }: { readonly mustLive?: boolean } = {},
): Promise<RoomAccess> {
  const seat = await findSeat(db, contactId, who, ctx.hearing.patience(ctx.config.times.sfuAliveMs));
  if (!seat) throw new FalinkError('call.not_yours');
  const url = seat.alive ? seat.public_url : await otherSfu(ctx, db, seat);
  if (url === null && mustLive) throw new FalinkError('service.no_sfu', { retryAfterS: 2 });
  const { session_id: sessionId, participant_id: participantId, of, role, grants, public_url } = seat;
  return signSeat(ctx, { sessionId, participantId, of: of ?? undefined, role, grants, url: url ?? public_url });
}

/** Where the session is after moving; null when no sfu is alive. */
async function otherSfu(ctx: Context, db: Queryable, { session_id: sessionId }: SeatRow): Promise<string | null> {
  const sfuAliveMs = ctx.hearing.patience(ctx.config.times.sfuAliveMs);
  const sfu = await chooseSfu(db, sfuAliveMs);
  if (!sfu) return null;
  return (await moveSession(db, { sessionId, sfuId: sfu.id, sfuAliveMs })) ?? sfu.publicUrl;
}
