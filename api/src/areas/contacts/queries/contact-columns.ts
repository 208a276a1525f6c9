import type { CallEndReason, CallState, Category } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { contactStates } from '../contact-state.js';

/** What a locked call is about. @returns false when it was that already */
export async function setContactCategory(db: Queryable, contactId: string, category: Category): Promise<boolean> {
  const { rowCount } = await db.query('UPDATE contact SET category = $2::text WHERE id = $1 AND category <> $2::text', [
    contactId,
    category,
  ]);
  return rowCount !== 0;
}

/** One of the two people of a locked call has lost the connection, or is back. @returns false when that was known */
export async function setContactUnstable(db: Queryable, contactId: string, unstable: boolean): Promise<boolean> {
  const { rowCount } = await db.query('UPDATE contact SET unstable = $2 WHERE id = $1 AND unstable <> $2', [
    contactId,
    unstable,
  ]);
  return rowCount !== 0;
}

/** Something that a call shows changed elsewhere: its revision grows (SPEC C9). */
export async function touchContact(db: Queryable, contactId: string): Promise<void> {
  await db.query('UPDATE contact SET unstable = unstable WHERE id = $1', [contactId]);
}

/** A phone with a camera takes part: the call has video from now on, also one that began with sound alone. */
export async function showVideo(db: Queryable, contactId: string): Promise<void> {
  await db.query('UPDATE contact SET video = true WHERE id = $1', [contactId]);
}

/** Puts a locked call back to its place in the queue. */
export async function requeueContact(db: Queryable, contactId: string): Promise<void> {
  const { from, to } = contactStates.move('requeue');
  await db.query('UPDATE contact SET state = $2 WHERE id = $1 AND state = ANY ($3::text[])', [contactId, to, from]);
}

/** The open call of a terminal; null: it has none. */
export async function findOpenContact(db: Queryable, terminalId: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM contact WHERE terminal_id = $1 AND state <> 'ended'`,
    [terminalId],
  );
  return rows[0]?.id ?? null;
}

/** The call that somebody answered, or calls a terminal with, and that has not ended; null: none. */
export async function findOpenContactOfAgent(db: Queryable, agentId: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM contact WHERE agent_id = $1 AND state <> 'ended'
     UNION ALL SELECT id FROM contact WHERE wanted_agent_id = $1 AND state = 'ringing'`,
    [agentId],
  );
  return rows[0]?.id ?? null;
}

export interface LostContact {
  readonly id: string;
  readonly state: CallState;
  readonly reason: Extract<CallEndReason, 'failed' | 'connection_lost' | 'nobody_answered' | 'no_answer'>;
}

/**
 * Calls that cannot go on: answered but without media for too long; waiting for a terminal whose connection was lost, for
 * a guest whose page has not asked, or for an agent when nobody has been on duty for a while; ringing at a terminal for as
 * long as it may; in a room that its sfu has not named for as long as
 * it has been heard without a gap; or in a room of an sfu that stays silent. Nothing that happened before this process could hear it
 * counts (SPEC C11). A batch: the timer comes back for the rest.
 */
export async function listLostContacts(
  db: Queryable,
  limits: {
    readonly connectMs: number;
    readonly absentMs: number;
    readonly roomLostMs: number;
    readonly sfuSilentMs: number;
    readonly unansweredMs: number;
    readonly ringMs: number;
    /** For how long this process has heard what happens. */
    readonly heardMs: number;
  },
): Promise<LostContact[]> {
  const { rows } = await db.query<LostContact>(
    `WITH heard AS (SELECT now() - $6 * interval '1 millisecond' AS since)
     SELECT c.id, c.state, 'failed' AS reason FROM contact c, heard
     WHERE c.state = 'connecting' AND greatest(c.answered_at, heard.since) <= now() - $1 * interval '1 millisecond'
     UNION ALL
     SELECT c.id, c.state, CASE WHEN gone.since IS NOT NULL
         AND greatest(c.queued_at, gone.since, heard.since) <= now() - $2 * interval '1 millisecond'
       THEN 'connection_lost' ELSE 'nobody_answered' END
     FROM contact c LEFT JOIN terminal t ON t.id = c.terminal_id LEFT JOIN guest g ON g.id = c.guest_id
     CROSS JOIN LATERAL (
       SELECT CASE WHEN g.id IS NOT NULL THEN g.seen_at
         WHEN t.connection_id IS NULL THEN coalesce(t.disconnected_at, '-infinity') END AS since
     ) gone, heard
     WHERE (c.state IN ('queued', 'offered') AND gone.since IS NOT NULL AND NOT EXISTS (
           -- A second device waits on for it: a phone that is its camera, a television that shows it.
           SELECT FROM session n JOIN participant p ON p.session_id = n.id JOIN companion k ON k.participant_id = p.id
           WHERE n.contact_id = c.id AND k.joined_at IS NOT NULL AND k.left_at IS NULL)
         AND greatest(c.queued_at, gone.since, heard.since) <= now() - $2 * interval '1 millisecond')
       OR (c.state = 'queued' AND greatest(c.unstaffed_since, heard.since) <= now() - $5 * interval '1 millisecond'
         AND c.unstaffed_since IS NOT NULL)
     UNION ALL
     SELECT c.id, c.state, CASE WHEN t.connection_id IS NULL THEN 'connection_lost' ELSE 'no_answer' END
     FROM contact c JOIN terminal t ON t.id = c.terminal_id, heard
     WHERE c.state = 'ringing' AND c.rings_until <= now() AND heard.since <= now() - $7 * interval '1 millisecond'
     UNION ALL
     SELECT c.id, c.state, 'connection_lost' FROM contact c JOIN session r ON r.contact_id = c.id AND r.ended_at IS NULL JOIN sfu_node n ON n.id = r.sfu_id, heard
     WHERE c.state IN ('active', 'held')
       AND (greatest(c.active_at, r.reported_at, n.heard_since) <= n.last_seen_at - $3 * interval '1 millisecond'
         OR greatest(c.active_at, r.reported_at, heard.since) <= now() - $4 * interval '1 millisecond')
     LIMIT 100`,
    [
      limits.connectMs,
      limits.absentMs,
      limits.roomLostMs,
      limits.sfuSilentMs,
      limits.unansweredMs,
      limits.heardMs,
      limits.ringMs,
    ],
  );
  return rows;
}
