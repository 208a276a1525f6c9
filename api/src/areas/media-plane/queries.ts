import type { BodyOf, internalRoutes, ParticipantRole } from '@falink/protocol';
import type { Queryable } from '../../kernel/db/pool.js';

export interface SfuNode {
  readonly id: string;
  readonly publicUrl: string;
  readonly internalUrl: string;
  readonly workers: number;
  readonly load: number;
  /** By how much the api's clock is ahead of its own; null: not known. */
  readonly clockOffsetMs: number | null;
}

/** The sfu nodes whose last heartbeat is at most `aliveMs` old by the database's clock, least loaded first. */
export async function listAliveSfus(db: Queryable, aliveMs: number): Promise<SfuNode[]> {
  const { rows } = await db.query<{
    id: string;
    public_url: string;
    internal_url: string;
    workers: number;
    load: number;
    clock_offset_ms: number | null;
  }>(
    `SELECT id, public_url, internal_url, workers, load, clock_offset_ms::float8 AS clock_offset_ms FROM sfu_node
     WHERE last_seen_at > now() - $1 * interval '1 millisecond' ORDER BY load, id`,
    [aliveMs],
  );
  return rows.map((row) => ({
    id: row.id,
    publicUrl: row.public_url,
    internalUrl: row.internal_url,
    workers: row.workers,
    load: row.load,
    clockOffsetMs: row.clock_offset_ms,
  }));
}

/** Where a new room is best placed; null: no sfu is alive. */
export async function chooseSfu(db: Queryable, aliveMs: number): Promise<SfuNode | null> {
  return (await listAliveSfus(db, aliveMs)).find((node) => node.workers > 0) ?? null;
}

type Beat = BodyOf<typeof internalRoutes.sfuHeartbeat>;

/** Notes that an sfu is alive, and since when it has reported without a gap of `aliveMs`. */
export async function writeSfuBeat(db: Queryable, beat: Beat, aliveMs: number): Promise<void> {
  await db.query(
    `INSERT INTO sfu_node (id, public_url, internal_url, workers, load, version, clock_offset_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET public_url = excluded.public_url, internal_url = excluded.internal_url,
       workers = excluded.workers, load = excluded.load, version = excluded.version,
       clock_offset_ms = excluded.clock_offset_ms, last_seen_at = now(),
       heard_since = CASE WHEN sfu_node.last_seen_at > now() - $8 * interval '1 millisecond'
         THEN sfu_node.heard_since ELSE now() END`,
    [
      beat.id,
      beat.publicUrl,
      beat.internalUrl,
      beat.workers,
      beat.load,
      beat.version,
      beat.clockOffsetMs ?? null,
      aliveMs,
    ],
  );
}

/** Notes which rooms an sfu has. @returns those that it must not have: ended, moved, or never ours */
export async function reportRooms(db: Queryable, sfuId: string, roomIds: readonly string[]): Promise<string[]> {
  if (roomIds.length === 0) return [];
  const { rows } = await db.query<{ id: string }>(
    `WITH kept AS (
       UPDATE room r SET reported_at = now() FROM call c
       WHERE r.id = ANY ($1::uuid[]) AND r.sfu_id = $2 AND c.id = r.call_id AND c.state <> 'ended'
       RETURNING r.id
     )
     SELECT id FROM unnest($1::uuid[]) AS said (id) WHERE id NOT IN (SELECT id FROM kept)`,
    [roomIds, sfuId],
  );
  return rows.map((row) => row.id);
}

export interface ParticipantRow {
  readonly room_id: string;
  readonly participant_id: string;
  readonly role: ParticipantRole;
  readonly video: boolean;
  readonly public_url: string;
  /** Its sfu is alive. */
  readonly alive: boolean;
}

/** Who gets a token: one side of one call. */
export type RoomParticipant = { readonly terminalId: string } | { readonly staffId: string };

/** The room of a call as one participant enters it; null for somebody who takes no part. */
export async function findParticipant(
  db: Queryable,
  callId: string,
  who: RoomParticipant,
  sfuAliveMs: number,
): Promise<ParticipantRow | null> {
  const [column, id] = 'staffId' in who ? ['p.staff_id', who.staffId] : ['p.terminal_id', who.terminalId];
  const { rows } = await db.query<ParticipantRow>(
    `SELECT r.id AS room_id, p.id AS participant_id, p.role, c.video, n.public_url,
       n.last_seen_at > now() - $3 * interval '1 millisecond' AS alive
     FROM room r
     JOIN call c ON c.id = r.call_id
     JOIN sfu_node n ON n.id = r.sfu_id
     JOIN participant p ON p.call_id = r.call_id AND ${column} = $2
     WHERE r.call_id = $1`,
    [callId, id, sfuAliveMs],
  );
  return rows[0] ?? null;
}

/**
 * Moves a room to another sfu, unless its own is alive: both sides ask at the same time, only the first moves it, the
 * other one follows. @returns where the room is now
 */
export async function moveRoom(
  db: Queryable,
  move: { readonly roomId: string; readonly callId: string; readonly sfuId: string; readonly sfuAliveMs: number },
): Promise<string | null> {
  await db.query(
    `WITH moved AS (
       UPDATE room r SET sfu_id = $2, reported_at = now() FROM sfu_node old
       WHERE r.id = $1 AND old.id = r.sfu_id AND old.last_seen_at <= now() - $3 * interval '1 millisecond'
       RETURNING r.sfu_id
     )
     INSERT INTO call_event (call_id, type, actor, data)
     SELECT $4, 'room.moved', NULL, jsonb_build_object('sfuId', sfu_id) FROM moved`,
    [move.roomId, move.sfuId, move.sfuAliveMs, move.callId],
  );
  // A statement of its own: one that waited for the other side's move still reads the place from before it.
  const { rows } = await db.query<{ public_url: string }>(
    'SELECT n.public_url FROM room r JOIN sfu_node n ON n.id = r.sfu_id WHERE r.id = $1',
    [move.roomId],
  );
  return rows[0]?.public_url ?? null;
}

/** Where the room of a call is; null: it has none. */
export async function findRoomOf(
  db: Queryable,
  callId: string,
): Promise<{ readonly roomId: string; readonly internalUrl: string } | null> {
  const { rows } = await db.query<{ room_id: string; internal_url: string }>(
    'SELECT r.id AS room_id, n.internal_url FROM room r JOIN sfu_node n ON n.id = r.sfu_id WHERE r.call_id = $1',
    [callId],
  );
  return rows[0] ? { roomId: rows[0].room_id, internalUrl: rows[0].internal_url } : null;
}
