import type { ParticipantRole } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import type { ParticipantGrant } from '../grants.js';

export interface SeatRow {
  readonly session_id: string;
  readonly participant_id: string;
  readonly role: ParticipantRole;
  readonly grants: readonly ParticipantGrant[];
  readonly public_url: string;
  /** Its sfu is alive. */
  readonly alive: boolean;
}

/** Who gets a token: one participant of one session. */
export type RoomParticipant = { readonly terminalId: string } | { readonly staffId: string };

/** The newest session of a contact as one participant enters it; null for somebody who takes no part. */
export async function findSeat(
  db: Queryable,
  contactId: string,
  who: RoomParticipant,
  sfuAliveMs: number,
): Promise<SeatRow | null> {
  const [column, id] = 'staffId' in who ? ['p.staff_id', who.staffId] : ['p.terminal_id', who.terminalId];
  const { rows } = await db.query<SeatRow>(
    `SELECT s.id AS session_id, p.id AS participant_id, p.role, p.grants::text[] AS grants, n.public_url,
       n.last_seen_at > now() - $3 * interval '1 millisecond' AS alive
     FROM session s
     JOIN sfu_node n ON n.id = s.sfu_id
     JOIN participant p ON p.session_id = s.id AND ${column} = $2
     WHERE s.contact_id = $1 ORDER BY s.opened_at DESC LIMIT 1`,
    [contactId, id, sfuAliveMs],
  );
  return rows[0] ?? null;
}

/** One participant of a session, as the media plane names it. */
export interface Peer {
  readonly participantId: string;
  readonly role: ParticipantRole;
  readonly terminalId: string | null;
  readonly staffId: string | null;
}

export async function findPeer(db: Queryable, sessionId: string, participantId: string): Promise<Peer | null> {
  const { rows } = await db.query<Peer>(
    `SELECT id AS "participantId", role, terminal_id AS "terminalId", staff_id AS "staffId"
     FROM participant WHERE id = $1 AND session_id = $2`,
    [participantId, sessionId],
  );
  return rows[0] ?? null;
}

export async function markJoined(db: Queryable, participantId: string): Promise<void> {
  await db.query('UPDATE participant SET joined_at = coalesce(joined_at, now()), left_at = NULL WHERE id = $1', [
    participantId,
  ]);
}

/** Media of a participant reaches somebody else. */
export async function markFlowing(db: Queryable, participantId: string): Promise<void> {
  await db.query('UPDATE participant SET flowing_at = coalesce(flowing_at, now()) WHERE id = $1', [participantId]);
}

export async function markLeft(db: Queryable, participantId: string): Promise<void> {
  await db.query('UPDATE participant SET left_at = now() WHERE id = $1', [participantId]);
}
