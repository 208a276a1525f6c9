import type { CallEndReason } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { agentStates } from '../agents/agent-state.js';
import { contactStates } from '../contact-state.js';
import { offerStates } from '../offers/offer-state.js';

/*
 * The two transitions that happen to every call, each written as one statement. As single statements they were five
 * round trips each and made two thirds of an assignment's cost; their caller has locked the call's row.
 */

const ACCEPT = {
  contact: contactStates.move('accept'),
  agent: agentStates.move('accept'),
  offer: offerStates.move('accept'),
};
const END = { contact: contactStates.move('end'), agent: agentStates.move('call_ended') };
const UNANSWERED = agentStates.move('call_unanswered');

/**
 * Open offer → accepted, its contact → connecting, its agent → on call and allowed to make the room live, with timeline
 * and audit event; or nothing at all.
 * @returns whether the offer was still open, in time, and this agent's
 */
export async function writeAnswer(
  db: Queryable,
  answer: {
    readonly offerId: string;
    readonly agentId: string;
    readonly orgPath: string;
    /** The key press; its repetition is the same answer. */
    readonly requestId: string | null;
  },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `WITH taken AS (
       UPDATE offer SET state = $4, closed_at = clock_timestamp(), accept_request = $10
       WHERE id = $1 AND agent_id = $2 AND state = ANY ($5::text[]) AND expires_at > clock_timestamp()
       RETURNING id, contact_id
     ), busy AS (
       UPDATE agent_state a SET state = $6, since = clock_timestamp(), offer_id = NULL, contact_id = taken.contact_id,
         idle_since = NULL
       FROM taken WHERE a.staff_id = $2 AND a.state = ANY ($7::text[])
     ), chosen AS (
       UPDATE participant p SET grants = array_append(p.grants, 'activate'::participant_grant)
       FROM taken JOIN session s ON s.contact_id = taken.contact_id AND s.ended_at IS NULL
       WHERE p.session_id = s.id AND p.staff_id = $2
     ), noted AS (
       INSERT INTO contact_event (contact_id, type, actor, data)
       SELECT contact_id, 'accepted', 'staff:' || $2::text, jsonb_build_object('offerId', id) FROM taken
     ), audited AS (
       INSERT INTO audit_event (actor, action, subject, org_path)
       SELECT 'staff:' || $2::text, 'call.accepted', 'call:' || contact_id::text, $3::ltree FROM taken
     )
     UPDATE contact c SET state = $8, agent_id = $2, answered_at = clock_timestamp()
     FROM taken WHERE c.id = taken.contact_id AND c.state = ANY ($9::text[])`,
    [
      answer.offerId,
      answer.agentId,
      answer.orgPath,
      ACCEPT.offer.to,
      ACCEPT.offer.from,
      ACCEPT.agent.to,
      ACCEPT.agent.from,
      ACCEPT.contact.to,
      ACCEPT.contact.from,
      answer.requestId,
    ],
  );
  return rowCount !== 0;
}

/**
 * The call → ended, its agent (if it was answered) → wrap-up, with the timeline's last entry. Its session ends by a trigger.
 * Who called a terminal where nobody answered is free again, at the old place among the idle.
 * @returns the agent whose state changed
 */
export async function writeEnd(
  db: Queryable,
  end: {
    readonly contactId: string;
    readonly reason: CallEndReason;
    readonly actor: string;
    readonly wrapUpMs: number;
    /** It still rang at the terminal. */
    readonly unanswered: boolean;
  },
): Promise<string | null> {
  const { rows } = await db.query<{ agent_id: string | null }>(
    `WITH resting AS (
       UPDATE agent_state SET state = $5, since = clock_timestamp(),
         until = CASE WHEN NOT $9::boolean THEN clock_timestamp() + $4 * interval '1 millisecond' END,
         contact_id = CASE WHEN NOT $9::boolean THEN contact_id END,
         idle_since = CASE WHEN $9::boolean THEN coalesce(idle_since, clock_timestamp()) ELSE idle_since END
       WHERE contact_id = $1 AND state = ANY ($6::text[])
       RETURNING staff_id
     ), noted AS (
       INSERT INTO contact_event (contact_id, type, actor, data) VALUES ($1, 'ended', $3, jsonb_build_object('reason', $2::text))
     ), ended AS (
       UPDATE contact SET state = $7, ended_at = clock_timestamp(), end_reason = $2::text, unstable = false
       WHERE id = $1 AND state = ANY ($8::text[])
     )
     SELECT staff_id AS agent_id FROM resting`,
    [
      end.contactId,
      end.reason,
      end.actor,
      end.wrapUpMs,
      end.unanswered ? UNANSWERED.to : END.agent.to,
      end.unanswered ? UNANSWERED.from : END.agent.from,
      END.contact.to,
      END.contact.from,
      end.unanswered,
    ],
  );
  return rows[0]?.agent_id ?? null;
}

/** Media flows: the call is active from now on. */
export async function writeActive(db: Queryable, contactId: string): Promise<void> {
  await db.query(`UPDATE contact SET state = $2, active_at = clock_timestamp() WHERE id = $1`, [
    contactId,
    contactStates.next('connecting', 'media'),
  ]);
}
