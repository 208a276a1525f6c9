import type { CallKind, Category, MediaAbility } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import type { ParticipantGrant } from '../../sessions/index.js';
import { ON_DUTY } from '../agents/agent-state.js';
import { roleFor } from '../routing/choose.js';
import { SAMPLE_AGE, SAMPLE_SIZE } from './recent-waits.js';

/** What decides whether a call can be queued, and what the answer says. */
export interface QueueFacts {
  /** The call of this key press, when it was made already. */
  readonly repeated: string | null;
  /** The terminal's open call, when it is another one. */
  readonly open: string | null;
  /** The terminal was not taken out of service. */
  readonly inService: boolean;
  readonly isLocked: boolean;
  /** Somebody is on duty, even if busy, who may answer it. */
  readonly staffed: boolean;
  readonly sfu: { readonly id: string; readonly url: string } | null;
  /** Calls of this kind that wait in the district. */
  readonly ahead: number;
  /** Waits until answer of the newest answered calls of this kind, in ms. */
  readonly waits: readonly number[];
}

/** Everything that queueing a call asks, in one round trip. */
export async function findQueueFacts(
  db: Queryable,
  contact: {
    readonly terminalId: string;
    readonly requestId: string;
    readonly kind: CallKind;
    readonly orgPath: string;
    readonly sfuAliveMs: number;
  },
): Promise<QueueFacts> {
  const { rows } = await db.query<QueueFacts>(
    `SELECT
       (SELECT id FROM contact WHERE terminal_id = $1 AND request_id = $2) AS repeated,
       (SELECT id FROM contact WHERE terminal_id = $1 AND state <> 'ended' AND request_id <> $2) AS open,
       EXISTS (SELECT FROM terminal WHERE id = $1 AND revoked_at IS NULL) AS "inService",
       EXISTS (SELECT FROM terminal WHERE id = $1 AND locked_at IS NOT NULL) AS "isLocked",
       EXISTS (
         SELECT FROM agent_state a
         JOIN staff s ON s.id = a.staff_id AND s.disabled_at IS NULL
         JOIN org_unit o ON o.id = s.org_unit_id
         JOIN staff_role r ON r.staff_id = s.id AND r.role = $4
         WHERE a.state = ANY ($5::text[]) AND o.path @> $6::ltree
       ) AS staffed,
       (SELECT json_build_object('id', id, 'url', public_url) FROM sfu_node
        WHERE last_seen_at > now() - $7 * interval '1 millisecond' AND workers > 0 ORDER BY load, id LIMIT 1) AS sfu,
       (SELECT count(*)::int FROM contact c JOIN contact_place o ON o.contact_id = c.id
        -- Guests come after every terminal.
        WHERE c.guest_id IS NULL AND c.state IN ('queued', 'offered') AND c.kind = $3 AND o.path <@ subpath($6::ltree, 0, 1)) AS ahead,
       ARRAY(
         SELECT extract(epoch FROM answered_at - queued_at)::float8 * 1000 FROM contact
         WHERE kind = $3 AND origin = 'terminal' AND answered_at IS NOT NULL AND queued_at > now() - interval '${SAMPLE_AGE}'
         ORDER BY queued_at DESC LIMIT ${SAMPLE_SIZE}
       ) AS waits`,
    [
      contact.terminalId,
      contact.requestId,
      contact.kind,
      roleFor(contact.kind),
      ON_DUTY,
      contact.orgPath,
      contact.sfuAliveMs,
    ],
  );
  const facts = rows[0];
  if (!facts) throw new Error('the database gave no facts about the queue');
  return facts;
}

export interface NewContactRow {
  readonly terminalId: string;
  readonly requestId: string;
  readonly kind: CallKind;
  readonly category: Category | null;
  readonly video: boolean;
  readonly ability: MediaAbility;
  /** Set for kind intake: the intake that the call carries. */
  readonly intakeId: string | null;
  readonly sfuId: string;
  /** What the resident may do in the room. */
  readonly grants: readonly ParticipantGrant[];
  readonly orgPath: string;
}

export interface InsertedContact {
  readonly id: string;
  readonly revision: number;
  readonly queuedAt: Date;
  readonly sessionId: string;
  readonly participantId: string;
}

/**
 * Queues a contact with its session, its first participant, its intake, the first entry of its timeline and the audit event,
 * in one statement; or nothing at all.
 *
 * @returns null when the terminal has an open call, was taken out of service or locked, or this key press was faster on another way
 */
export async function insertContact(db: Queryable, contact: NewContactRow): Promise<InsertedContact | null> {
  const { rows } = await db.query<InsertedContact>(
    `WITH made AS (
       INSERT INTO contact (terminal_id, request_id, kind, category, video, ability, intake_id)
       SELECT t.id, $2::uuid, $3::text, coalesce($4::text, 'uncategorised'), $5::boolean, $6::jsonb, $7::uuid FROM terminal t
       -- A command that takes it out of service or locks it at this moment goes first.
       WHERE t.id = $1 AND t.revoked_at IS NULL AND t.locked_at IS NULL FOR SHARE OF t
       ON CONFLICT DO NOTHING
       RETURNING id, revision, queued_at
     ), placed AS (
       INSERT INTO session (contact_id, sfu_id) SELECT id, $8 FROM made RETURNING id
     ), seated AS (
       INSERT INTO participant (session_id, role, terminal_id, grants)
       SELECT id, 'resident', $1, $10::participant_grant[] FROM placed RETURNING id
     ), opened AS (
       INSERT INTO intake (id, contact_id) SELECT $7, id FROM made WHERE $7::uuid IS NOT NULL
     ), noted AS (
       INSERT INTO contact_event (contact_id, type, actor, data)
       SELECT id, 'queued', 'terminal:' || $1::text,
         jsonb_build_object('kind', $3::text, 'category', $4::text, 'video', $5::boolean) FROM made
     ), audited AS (
       INSERT INTO audit_event (actor, action, subject, org_path, data)
       SELECT 'terminal:' || $1::text, 'call.queued', 'call:' || id, $9::ltree, jsonb_build_object('kind', $3::text)
       FROM made
     )
     SELECT made.id, made.revision, made.queued_at AS "queuedAt", placed.id AS "sessionId", seated.id AS "participantId"
     FROM made, placed, seated`,
    [
      contact.terminalId,
      contact.requestId,
      contact.kind,
      contact.category,
      contact.video,
      JSON.stringify(contact.ability),
      contact.intakeId,
      contact.sfuId,
      contact.orgPath,
      contact.grants,
    ],
  );
  return rows[0] ?? null;
}
