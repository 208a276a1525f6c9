import type { MediaAbility } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { type ParticipantGrant, RUNG_GRANTS } from '../../sessions/index.js';
import { agentStates } from '../agents/agent-state.js';
import { contactStates } from '../contact-state.js';

/** A terminal that a desk is about to call. */
export interface Callee {
  readonly orgPath: string;
  readonly inService: boolean;
  readonly isLocked: boolean;
  readonly isInCall: boolean;
  readonly isConnected: boolean;
  /** The version that its page announced; null: not known. */
  readonly protocol: number | null;
  /** The call of this key press, when it was made already. */
  readonly repeated: string | null;
  /** Whose key press that was. */
  readonly repeatedBy: string | null;
  readonly isOver: boolean;
}

/** The terminal, which nobody takes out of service or locks until this transaction ends. */
export async function lockCallee(db: Queryable, terminalId: string, requestId: string): Promise<Callee | null> {
  const { rows } = await db.query<Callee>(
    `SELECT o.path::text AS "orgPath", t.revoked_at IS NULL AS "inService", t.locked_at IS NOT NULL AS "isLocked",
       EXISTS (SELECT FROM contact n WHERE n.terminal_id = t.id AND n.state <> 'ended') AS "isInCall",
       t.connection_id IS NOT NULL AS "isConnected", t.protocol,
       c.id AS repeated, c.wanted_agent_id AS "repeatedBy", coalesce(c.state = 'ended', false) AS "isOver"
     FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
     LEFT JOIN contact c ON c.terminal_id = t.id AND c.request_id = $2
     WHERE t.id = $1 FOR SHARE OF t`,
    [terminalId, requestId],
  );
  return rows[0] ?? null;
}

/**
 * A contact that rings at a terminal, with its session, both participants, the first entry of its timeline and the audit
 * event, in one statement; or nothing at all. The resident is granted nothing before somebody answers.
 *
 * @returns its id; null when the terminal has an open call
 */
export async function insertDeskCall(
  db: Queryable,
  call: {
    readonly terminalId: string;
    readonly requestId: string;
    readonly callerId: string;
    readonly callbackId: string | null;
    readonly sfuId: string;
    readonly orgPath: string;
    readonly ringMs: number;
  },
): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO contact (terminal_id, request_id, origin, kind, state, video, wanted_agent_id, callback_id, rings_until)
       VALUES ($1, $2, 'desk', 'consultation', 'ringing', false, $3, $4, clock_timestamp() + $7 * interval '1 millisecond')
       ON CONFLICT DO NOTHING
       RETURNING id
     ), placed AS (
       INSERT INTO session (contact_id, sfu_id) SELECT id, $5 FROM made RETURNING id
     ), seated AS (
       INSERT INTO participant (session_id, role, terminal_id, grants) SELECT id, 'resident', $1, '{}' FROM placed
     ), called AS (
       INSERT INTO participant (session_id, role, staff_id, grants)
       SELECT id, 'lawyer', $3, $8::participant_grant[] FROM placed
     ), noted AS (
       INSERT INTO contact_event (contact_id, type, actor, data)
       SELECT id, 'rung', 'staff:' || $3::text, '{}' FROM made
     ), audited AS (
       INSERT INTO audit_event (actor, action, subject, org_path, data)
       SELECT 'staff:' || $3::text, 'call.rung', 'call:' || id, $6::ltree,
         jsonb_build_object('terminalId', $1::text, 'callbackId', $4::text)
       FROM made
     )
     SELECT id FROM made`,
    [
      call.terminalId,
      call.requestId,
      call.callerId,
      call.callbackId,
      call.sfuId,
      call.orgPath,
      call.ringMs,
      RUNG_GRANTS,
    ],
  );
  return rows[0]?.id ?? null;
}

/** Who calls a terminal is taken, whether it is answered or not; the place among the idle is kept for when it is not. */
export async function takeCaller(db: Queryable, staffId: string, contactId: string): Promise<void> {
  const { from, to } = agentStates.move('call_terminal');
  await db.query(
    `UPDATE agent_state SET state = $3, since = clock_timestamp(), contact_id = $2, until = NULL, unattended_since = NULL
     WHERE staff_id = $1 AND state = ANY ($4::text[])`,
    [staffId, contactId, to, from],
  );
}

/**
 * The ringing contact → connecting, its caller its agent and granted to make the room live, its resident granted to send,
 * with timeline and audit event. Its row is locked.
 */
export async function writeDeskAnswer(
  db: Queryable,
  answer: {
    readonly contactId: string;
    readonly terminalId: string;
    readonly ability: MediaAbility;
    readonly video: boolean;
    readonly grants: readonly ParticipantGrant[];
    readonly orgPath: string;
  },
): Promise<void> {
  const { from, to } = contactStates.move('answer');
  await db.query(
    `WITH taken AS (
       UPDATE contact SET state = $6, agent_id = wanted_agent_id, answered_at = clock_timestamp(), ability = $3::jsonb,
         video = $4
       WHERE id = $1 AND state = ANY ($7::text[])
       RETURNING id, agent_id
     ), busy AS (
       UPDATE agent_state a SET since = clock_timestamp(), idle_since = NULL FROM taken WHERE a.staff_id = taken.agent_id
     ), chosen AS (
       UPDATE participant p SET grants = CASE WHEN p.staff_id IS NULL THEN $5::participant_grant[]
         ELSE array_append(p.grants, 'activate'::participant_grant) END
       FROM taken JOIN session s ON s.contact_id = taken.id AND s.ended_at IS NULL
       WHERE p.session_id = s.id AND (p.terminal_id = $2 OR p.staff_id = taken.agent_id)
     ), noted AS (
       INSERT INTO contact_event (contact_id, type, actor, data)
       SELECT id, 'answered', 'terminal:' || $2::text, jsonb_build_object('video', $4::boolean) FROM taken
     )
     INSERT INTO audit_event (actor, action, subject, org_path, data)
     SELECT 'terminal:' || $2::text, 'call.answered', 'call:' || id, $8::ltree, jsonb_build_object('video', $4::boolean)
     FROM taken`,
    [
      answer.contactId,
      answer.terminalId,
      JSON.stringify(answer.ability),
      answer.video,
      answer.grants,
      to,
      from,
      answer.orgPath,
    ],
  );
}

/** The number that a call is for; null: none. */
export async function findCallbackOf(db: Queryable, contactId: string): Promise<string | null> {
  const { rows } = await db.query<{ callbackId: string | null }>(
    'SELECT callback_id AS "callbackId" FROM contact WHERE id = $1',
    [contactId],
  );
  return rows[0]?.callbackId ?? null;
}
