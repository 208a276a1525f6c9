import type { Queryable } from '../../../kernel/db/pool.js';

export interface SessionRow {
  readonly id: string;
  /** Whom it is for; null: a session without a queue. */
  readonly contactId: string | null;
}

/** The session that has this room at this sfu; null for an unknown room, and for one that moved to another sfu. */
export async function findSession(db: Queryable, roomId: string, sfuId: string): Promise<SessionRow | null> {
  const { rows } = await db.query<SessionRow>(
    'SELECT id, contact_id AS "contactId" FROM session WHERE id = $1 AND sfu_id = $2',
    [roomId, sfuId],
  );
  return rows[0] ?? null;
}

/** A participant made the room live: once. */
export async function markLive(db: Queryable, sessionId: string): Promise<void> {
  await db.query('UPDATE session SET live_at = clock_timestamp() WHERE id = $1 AND live_at IS NULL', [sessionId]);
}

/** Notes which rooms an sfu has. @returns those that it must not have: ended, moved, or never ours */
export async function reportRooms(db: Queryable, sfuId: string, roomIds: readonly string[]): Promise<string[]> {
  if (roomIds.length === 0) return [];
  const { rows } = await db.query<{ id: string }>(
    `WITH kept AS (
       UPDATE session SET reported_at = now()
       WHERE id = ANY ($1::uuid[]) AND sfu_id = $2 AND ended_at IS NULL
       RETURNING id
     )
     SELECT id FROM unnest($1::uuid[]) AS said (id) WHERE id NOT IN (SELECT id FROM kept)`,
    [roomIds, sfuId],
  );
  return rows.map((row) => row.id);
}

/**
 * Moves a session to another sfu, unless its own is alive: both sides ask at the same time, only the first moves it,
 * the other one follows. @returns where it is now
 */
export async function moveSession(
  db: Queryable,
  move: { readonly sessionId: string; readonly sfuId: string; readonly sfuAliveMs: number },
): Promise<string | null> {
  await db.query(
    `WITH moved AS (
       UPDATE session s SET sfu_id = $2, reported_at = now() FROM sfu_node old
       WHERE s.id = $1 AND old.id = s.sfu_id AND old.last_seen_at <= now() - $3 * interval '1 millisecond'
       RETURNING s.sfu_id, s.contact_id
     )
     INSERT INTO contact_event (contact_id, type, actor, data)
     SELECT contact_id, 'room.moved', NULL, jsonb_build_object('sfuId', sfu_id) FROM moved WHERE contact_id IS NOT NULL`,
    [move.sessionId, move.sfuId, move.sfuAliveMs],
  );
  // A statement of its own: one that waited for the other side's move still reads the place from before it.
  const { rows } = await db.query<{ public_url: string }>(
    'SELECT n.public_url FROM session s JOIN sfu_node n ON n.id = s.sfu_id WHERE s.id = $1',
    [move.sessionId],
  );
  return rows[0]?.public_url ?? null;
}

/** Where the newest session of a contact is; null: it has none. */
export async function findRoomOf(
  db: Queryable,
  contactId: string,
): Promise<{ readonly roomId: string; readonly internalUrl: string } | null> {
  const { rows } = await db.query<{ room_id: string; internal_url: string }>(
    `SELECT s.id AS room_id, n.internal_url FROM session s JOIN sfu_node n ON n.id = s.sfu_id
     WHERE s.contact_id = $1 ORDER BY s.opened_at DESC LIMIT 1`,
    [contactId],
  );
  return rows[0] ? { roomId: rows[0].room_id, internalUrl: rows[0].internal_url } : null;
}

/** The internal address of the sfu that has the room of an open session; null: it is over. */
export async function findSfuOf(db: Queryable, sessionId: string): Promise<string | null> {
  const { rows } = await db.query<{ internal_url: string }>(
    'SELECT n.internal_url FROM session s JOIN sfu_node n ON n.id = s.sfu_id WHERE s.id = $1 AND s.ended_at IS NULL',
    [sessionId],
  );
  return rows[0]?.internal_url ?? null;
}

/** The org unit that the contact of a session comes from: a place, not a household. Null for an unknown room. */
export async function findPlaceOfRoom(
  db: Queryable,
  roomId: string,
): Promise<{ readonly orgUnit: string; readonly orgPath: string } | null> {
  const { rows } = await db.query<{ orgUnit: string; orgPath: string }>(
    `SELECT o.unit_name AS "orgUnit", o.path::text AS "orgPath"
     FROM session n JOIN contact_place o ON o.contact_id = n.contact_id
     WHERE n.id = $1`,
    [roomId],
  );
  return rows[0] ?? null;
}
