import { FalinkError, type MediaSource, type ParticipantRole, type RoomAccess } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import type { Queryable } from '../../kernel/db/pool.js';
import { chooseSfu } from './queries.js';

const SOURCES: Readonly<Record<'terminal' | 'staff', readonly MediaSource[]>> = {
  terminal: ['microphone', 'camera', 'document'],
  staff: ['microphone', 'camera'],
};

/** Who gets a token: one side of one call. */
export type RoomParticipant = { readonly terminalId: string } | { readonly staffId: string };

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
  const isStaff = 'staffId' in who;
  const { rows } = await db.query<{
    room_id: string;
    participant_id: string;
    role: ParticipantRole;
    video: boolean;
    public_url: string;
    alive: boolean;
  }>(
    `SELECT r.id AS room_id, p.id AS participant_id, p.role, c.video, n.public_url,
       n.last_seen_at > now() - $3 * interval '1 millisecond' AS alive
     FROM room r
     JOIN call c ON c.id = r.call_id
     JOIN sfu_node n ON n.id = r.sfu_id
     JOIN participant p ON p.call_id = r.call_id AND ${isStaff ? 'p.staff_id' : 'p.terminal_id'} = $2
     WHERE r.call_id = $1`,
    [callId, isStaff ? who.staffId : who.terminalId, ctx.config.times.sfuAliveMs],
  );
  const row = rows[0];
  if (!row) throw new FalinkError('call.not_yours');
  const moved = row.alive ? null : await moveRoom(ctx, db, row.room_id, callId);
  if (!row.alive && moved === null && mustLive) throw new FalinkError('service.no_sfu', { retryAfterS: 2 });
  const url = moved ?? row.public_url;
  const sources = SOURCES[isStaff ? 'staff' : 'terminal'];
  const token = await ctx.tokens.signRoom({
    roomId: row.room_id,
    participantId: row.participant_id,
    role: row.role,
    grants: {
      produce: isStaff || row.video ? [...sources] : ['microphone'],
      consume: true,
      activate,
    },
  });
  return { roomId: row.room_id, participantId: row.participant_id, url, token };
}

/** @returns where the room is now; null when no sfu is alive */
async function moveRoom(ctx: Context, db: Queryable, roomId: string, callId: string): Promise<string | null> {
  const sfu = await chooseSfu(db, ctx.config.times.sfuAliveMs);
  if (!sfu) return null;
  // Both sides ask at the same time: only the first moves the room, the other one follows it.
  const { rows } = await db.query<{ public_url: string }>(
    `WITH moved AS (
       UPDATE room r SET sfu_id = $2, reported_at = NULL FROM sfu_node old
       WHERE r.id = $1 AND old.id = r.sfu_id AND old.last_seen_at <= now() - $3 * interval '1 millisecond'
       RETURNING r.sfu_id
     ), told AS (
       INSERT INTO call_event (call_id, type, actor, data)
       SELECT $4, 'room.moved', NULL, jsonb_build_object('sfuId', sfu_id) FROM moved
     )
     SELECT n.public_url FROM sfu_node n
     WHERE n.id = coalesce((SELECT sfu_id FROM moved), (SELECT sfu_id FROM room WHERE id = $1))`,
    [roomId, sfu.id, ctx.config.times.sfuAliveMs, callId],
  );
  return rows[0]?.public_url ?? sfu.publicUrl;
}
