import type { Queryable } from '../../../kernel/db/pool.js';

/** Remembers an event of the media plane. @returns false when it was known already */
export async function rememberEvent(db: Queryable, eventId: string): Promise<boolean> {
  const { rowCount } = await db.query('INSERT INTO sfu_event (id) VALUES ($1) ON CONFLICT DO NOTHING', [eventId]);
  return rowCount !== 0;
}

/** Events are sent again for minutes, not for days. */
export async function forgetEvents(db: Queryable): Promise<void> {
  await db.query(`DELETE FROM sfu_event WHERE received_at < now() - interval '1 day'`);
}

/** The call whose room this is; null for an unknown room, and for one that moved to another sfu. */
export async function findCallOfRoom(db: Queryable, roomId: string, sfuId: string): Promise<string | null> {
  const { rows } = await db.query<{ call_id: string }>('SELECT call_id FROM room WHERE id = $1 AND sfu_id = $2', [
    roomId,
    sfuId,
  ]);
  return rows[0]?.call_id ?? null;
}

/** The org unit that the call of a room comes from: a place, not a household. Null for an unknown room. */
export async function findPlaceOfRoom(
  db: Queryable,
  roomId: string,
): Promise<{ readonly orgUnit: string; readonly orgPath: string } | null> {
  const { rows } = await db.query<{ orgUnit: string; orgPath: string }>(
    `SELECT o.name AS "orgUnit", o.path::text AS "orgPath"
     FROM room r JOIN call c ON c.id = r.call_id JOIN terminal t ON t.id = c.terminal_id
     JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
     WHERE r.id = $1`,
    [roomId],
  );
  return rows[0] ?? null;
}

/** One participant of a call, as the media plane names it. */
export interface Peer {
  readonly participantId: string;
  readonly terminalId: string | null;
  readonly staffId: string | null;
}

export async function findPeer(db: Queryable, callId: string, participantId: string): Promise<Peer | null> {
  const { rows } = await db.query<Peer>(
    `SELECT id AS "participantId", terminal_id AS "terminalId", staff_id AS "staffId"
     FROM participant WHERE id = $1 AND call_id = $2`,
    [participantId, callId],
  );
  return rows[0] ?? null;
}

export async function markJoined(db: Queryable, participantId: string): Promise<void> {
  await db.query('UPDATE participant SET joined_at = coalesce(joined_at, now()), left_at = NULL WHERE id = $1', [
    participantId,
  ]);
}

/** Media of a participant reaches somebody else. @returns whether it now flows from both people of the call */
export async function markFlowing(db: Queryable, callId: string, participantId: string): Promise<boolean> {
  await db.query('UPDATE participant SET flowing_at = coalesce(flowing_at, now()) WHERE id = $1', [participantId]);
  const { rows } = await db.query<{ both: boolean }>(
    `SELECT bool_or(p.terminal_id = c.terminal_id) AND bool_or(p.staff_id = c.agent_id) AS both
     FROM call c JOIN participant p ON p.call_id = c.id AND p.flowing_at IS NOT NULL
     WHERE c.id = $1`,
    [callId],
  );
  return rows[0]?.both ?? false;
}

export async function markLeft(db: Queryable, participantId: string): Promise<void> {
  await db.query('UPDATE participant SET left_at = now() WHERE id = $1', [participantId]);
}
