import { FalinkError, type MediaSource, type ParticipantRole, type RoomAccess } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import type { Queryable } from '../../kernel/db/pool.js';
import { chooseSfu, findParticipant, moveRoom, type ParticipantRow, type RoomParticipant } from './queries.js';

const SOURCES: Readonly<Record<'terminal' | 'staff', readonly MediaSource[]>> = {
  terminal: ['microphone', 'camera', 'document'],
  staff: ['microphone', 'camera'],
};

export interface RoomSeat {
  readonly roomId: string;
  readonly participantId: string;
  readonly role: ParticipantRole;
  /** Origin of the room's sfu. */
  readonly url: string;
  readonly side: 'terminal' | 'staff';
  /** The call has video. */
  readonly video: boolean;
  /** Whether it may make the room live: only for the agent who accepted. */
  readonly activate: boolean;
}

/** A fresh token for one seat in a room. */
export async function signSeat(ctx: Pick<Context, 'tokens'>, seat: RoomSeat): Promise<RoomAccess> {
  const { roomId, participantId, role, url, side, video, activate } = seat;
  const produce: MediaSource[] = side === 'staff' || video ? [...SOURCES[side]] : ['microphone'];
  const token = await ctx.tokens.signRoom({
    roomId,
    participantId,
    role,
    // Several desks may warm up for one call; a terminal has nobody to be chosen from.
    grants: { produce, consume: true, activate, standby: side === 'staff' },
  });
  return { roomId, participantId, url, token };
}

/**
 * A fresh token for one participant of a call. A room whose sfu is dead moves to another one first; with none alive it
 * stays, because an offer must be shown and an answer must stand even then: the room may be asked for again.
 *
 * @param activate whether it may make the room live: only for the agent who accepted
 * @param mustLive refuse instead when no sfu is alive
 * @throws FalinkError call.not_yours for somebody who takes no part, service.no_sfu with `mustLive`
 */
export async function roomAccess(
  ctx: Context,
  db: Queryable,
  callId: string,
  who: RoomParticipant,
  { activate, mustLive = false }: { readonly activate: boolean; readonly mustLive?: boolean },
): Promise<RoomAccess> {
  const row = await findParticipant(db, callId, who, ctx.hearing.patience(ctx.config.times.sfuAliveMs));
  if (!row) throw new FalinkError('call.not_yours');
  const url = row.alive ? row.public_url : await otherSfu(ctx, db, callId, row);
  if (url === null && mustLive) throw new FalinkError('service.no_sfu', { retryAfterS: 2 });
  return signSeat(ctx, {
    roomId: row.room_id,
    participantId: row.participant_id,
    role: row.role,
    url: url ?? row.public_url,
    side: 'staffId' in who ? 'staff' : 'terminal',
    video: row.video,
    activate,
  });
}

/** Where the room is after moving; null when no sfu is alive. */
async function otherSfu(ctx: Context, db: Queryable, callId: string, row: ParticipantRow): Promise<string | null> {
  const sfuAliveMs = ctx.hearing.patience(ctx.config.times.sfuAliveMs);
  const sfu = await chooseSfu(db, sfuAliveMs);
  if (!sfu) return null;
  return (await moveRoom(db, { roomId: row.room_id, callId, sfuId: sfu.id, sfuAliveMs })) ?? sfu.publicUrl;
}
