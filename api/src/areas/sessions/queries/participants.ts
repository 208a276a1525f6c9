import type { ParticipantRole } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { COMPANION_GRANTS, type ParticipantGrant, SCREEN_GRANTS } from '../grants.js';

export interface SeatRow {
  readonly session_id: string;
  /** Its name in the room. */
  readonly participant_id: string;
  /** The participant whose second device this is; null: it is a participant. */
  readonly of: string | null;
  readonly role: ParticipantRole;
  readonly grants: readonly ParticipantGrant[];
  readonly public_url: string;
  /** Its sfu is alive. */
  readonly alive: boolean;
}

/** Who gets a token: one participant of one session, or the second device of one. */
export type RoomParticipant =
  | { readonly terminalId: string }
  | { readonly guestId: string }
  | { readonly staffId: string }
  | { readonly companionId: string };

/** The newest session of a contact as one participant enters it; null for somebody who takes no part. */
export async function findSeat(
  db: Queryable,
  contactId: string,
  who: RoomParticipant,
  sfuAliveMs: number,
): Promise<SeatRow | null> {
  if ('companionId' in who) return findDeviceSeat(db, contactId, who, sfuAliveMs);
  const [column, id] = columnOf(who);
  const { rows } = await db.query<SeatRow>(
    `SELECT s.id AS session_id, p.id AS participant_id, NULL AS of, p.role, p.grants::text[] AS grants, n.public_url,
       n.last_seen_at > now() - $3 * interval '1 millisecond' AS alive
     FROM session s
     JOIN sfu_node n ON n.id = s.sfu_id
     JOIN participant p ON p.session_id = s.id AND ${column} = $2
     WHERE s.contact_id = $1 ORDER BY s.opened_at DESC LIMIT 1`,
    [contactId, id, sfuAliveMs],
  );
  return rows[0] ?? ('terminalId' in who ? findDeviceSeat(db, contactId, who, sfuAliveMs) : null);
}

function columnOf(who: Exclude<RoomParticipant, { readonly companionId: string }>): readonly [string, string] {
  if ('staffId' in who) return ['p.staff_id', who.staffId];
  return 'guestId' in who ? ['p.guest_id', who.guestId] : ['p.terminal_id', who.terminalId];
}

/** The second device of a participant: a phone that is a terminal's camera, or a terminal that shows a guest's call. */
async function findDeviceSeat(
  db: Queryable,
  contactId: string,
  who: { readonly companionId: string } | { readonly terminalId: string },
  sfuAliveMs: number,
): Promise<SeatRow | null> {
  const [column, id] = 'companionId' in who ? ['k.id', who.companionId] : ['k.terminal_id', who.terminalId];
  const grants = 'companionId' in who ? COMPANION_GRANTS : SCREEN_GRANTS;
  const { rows } = await db.query<SeatRow>(
    `SELECT s.id AS session_id, k.id AS participant_id, p.id AS of, p.role, $4::text[] AS grants, n.public_url,
       n.last_seen_at > now() - $3 * interval '1 millisecond' AS alive
     FROM companion k
     JOIN participant p ON p.id = k.participant_id
     JOIN session s ON s.id = p.session_id
     JOIN sfu_node n ON n.id = s.sfu_id
     WHERE ${column} = $2 AND s.contact_id = $1`,
    [contactId, id, sfuAliveMs, grants],
  );
  return rows[0] ?? null;
}

/** One device of one participant of a session, as the media plane names it. */
export interface Peer {
  readonly participantId: string;
  readonly role: ParticipantRole;
  readonly terminalId: string | null;
  readonly guestId: string | null;
  readonly staffId: string | null;
  /** Set for the participant's second device. */
  readonly companionId: string | null;
  /** That device is a television. */
  readonly isScreen: boolean;
  /** The participant has another device in the room. */
  readonly hasOther: boolean;
}

export async function findPeer(db: Queryable, sessionId: string, peerId: string): Promise<Peer | null> {
  const { rows } = await db.query<Peer>(
    `SELECT p.id AS "participantId", p.role, p.terminal_id AS "terminalId", p.guest_id AS "guestId", p.staff_id AS "staffId",
       NULL AS "companionId", false AS "isScreen", coalesce(k.joined_at IS NOT NULL AND k.left_at IS NULL, false) AS "hasOther"
     FROM participant p LEFT JOIN companion k ON k.participant_id = p.id
     WHERE p.id = $1 AND p.session_id = $2
     UNION ALL
     SELECT p.id, p.role, p.terminal_id, p.guest_id, p.staff_id, k.id, k.terminal_id IS NOT NULL, p.joined_at IS NOT NULL AND p.left_at IS NULL
     FROM companion k JOIN participant p ON p.id = k.participant_id
     WHERE k.id = $1 AND p.session_id = $2`,
    [peerId, sessionId],
  );
  return rows[0] ?? null;
}

export async function markJoined(db: Queryable, peer: Peer): Promise<void> {
  const [table, id] = deviceOf(peer);
  await db.query(`UPDATE ${table} SET joined_at = coalesce(joined_at, now()), left_at = NULL WHERE id = $1`, [id]);
}

/** Media of a participant reaches somebody else. */
export async function markFlowing(db: Queryable, { participantId }: Peer): Promise<void> {
  await db.query('UPDATE participant SET flowing_at = coalesce(flowing_at, now()) WHERE id = $1', [participantId]);
}

export async function markLeft(db: Queryable, peer: Peer): Promise<void> {
  const [table, id] = deviceOf(peer);
  await db.query(`UPDATE ${table} SET left_at = now() WHERE id = $1 AND joined_at IS NOT NULL`, [id]);
}

const deviceOf = ({ companionId, participantId }: Peer): readonly ['companion' | 'participant', string] =>
  companionId === null ? ['participant', participantId] : ['companion', companionId];
