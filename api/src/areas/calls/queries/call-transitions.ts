import type { CallEndReason } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/*
 * The two transitions that happen to every call, each written as one statement. As single statements they were five
 * round trips each and made two thirds of an assignment's cost; whoever calls them has locked the call's row.
 */

/**
 * Open offer → accepted, its call → connecting, its agent → on call, with timeline and audit event; or nothing at all.
 * @returns whether the offer was still open, in time, and this agent's
 */
export async function writeAnswer(
  db: Queryable,
  { offerId, agentId, orgPath }: { readonly offerId: string; readonly agentId: string; readonly orgPath: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `WITH taken AS (
       UPDATE offer SET state = 'accepted', closed_at = clock_timestamp()
       WHERE id = $1 AND agent_id = $2 AND state = 'open' AND expires_at > clock_timestamp()
       RETURNING id, call_id
     ), busy AS (
       UPDATE agent_state a SET state = 'on_call', since = clock_timestamp(), offer_id = NULL, call_id = taken.call_id,
         idle_since = NULL
       FROM taken WHERE a.staff_id = $2
     ), told AS (
       INSERT INTO call_event (call_id, type, actor, data)
       SELECT call_id, 'accepted', 'staff:' || $2::text, jsonb_build_object('offerId', id) FROM taken
     ), audited AS (
       INSERT INTO audit_event (actor, action, subject, org_path)
       SELECT 'staff:' || $2::text, 'call.accepted', 'call:' || call_id::text, $3::ltree FROM taken
     )
     UPDATE call c SET state = 'connecting', agent_id = $2, answered_at = clock_timestamp()
     FROM taken WHERE c.id = taken.call_id`,
    [offerId, agentId, orgPath],
  );
  return rowCount !== 0;
}

/**
 * The call → ended, its agent (if it was answered) → wrap-up, everybody left, with the timeline's last entry.
 * @returns the agent who has notes to write now
 */
export async function writeEnd(
  db: Queryable,
  end: { readonly callId: string; readonly reason: CallEndReason; readonly actor: string; readonly wrapUpMs: number },
): Promise<string | null> {
  const { rows } = await db.query<{ agent_id: string | null }>(
    `WITH resting AS (
       UPDATE agent_state SET state = 'wrap_up', since = clock_timestamp(),
         until = clock_timestamp() + $4 * interval '1 millisecond'
       WHERE call_id = $1 AND state = 'on_call'
       RETURNING staff_id
     ), gone AS (
       UPDATE participant SET left_at = clock_timestamp()
       WHERE call_id = $1 AND joined_at IS NOT NULL AND left_at IS NULL
     ), told AS (
       INSERT INTO call_event (call_id, type, actor, data) VALUES ($1, 'ended', $3, jsonb_build_object('reason', $2::text))
     ), ended AS (
       UPDATE call SET state = 'ended', ended_at = clock_timestamp(), end_reason = $2::text, unstable = false WHERE id = $1
     )
     SELECT staff_id AS agent_id FROM resting`,
    [end.callId, end.reason, end.actor, end.wrapUpMs],
  );
  return rows[0]?.agent_id ?? null;
}
