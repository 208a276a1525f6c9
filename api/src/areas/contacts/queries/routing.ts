import type { CallKind, Category, Role } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { RUNG_GRANTS } from '../../sessions/index.js';
import { contactStates } from '../contact-state.js';
import { type IdleAgent, roleFor, type WaitingContact } from '../routing/choose.js';

const LOCK_KEY = 4_125_348_023;
/** A batch of a round; the next one follows at once. */
const MAX_AGENTS = 200;
/** An agent whose last console window closed this long ago is not rung; a reload takes less. */
const UNATTENDED_GRACE = '5 seconds';

/** One process routes at a time, until its transaction ends. */
export async function lockRouting(db: Queryable): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
}

/**
 * Idle agents who could answer a call that waits, the longest idle first; rows that somebody else holds at this moment
 * are skipped. Agents with nothing to answer would stay the longest idle and hide those after them.
 */
export async function lockIdleAgents(db: Queryable): Promise<IdleAgent[]> {
  const { rows } = await db.query<{ id: string; org_path: string; roles: Role[]; skills: Category[] }>(
    `SELECT a.staff_id AS id, o.path::text AS org_path,
       ARRAY(SELECT role::text FROM staff_role r WHERE r.staff_id = s.id) AS roles,
       ARRAY(SELECT category::text FROM staff_skill k WHERE k.staff_id = s.id) AS skills
     FROM agent_state a
     JOIN staff s ON s.id = a.staff_id AND s.disabled_at IS NULL
     JOIN org_unit o ON o.id = s.org_unit_id
     WHERE a.state = 'available'
       AND (a.unattended_since IS NULL OR a.unattended_since > now() - interval '${UNATTENDED_GRACE}')
       AND EXISTS (
         SELECT FROM contact c
         JOIN contact_place place ON place.contact_id = c.id
         JOIN staff_role r ON r.staff_id = s.id AND r.role = CASE c.kind WHEN 'consultation' THEN $1 ELSE $2 END
         WHERE c.state = 'queued' AND o.path @> place.path
       )
     ORDER BY a.idle_since, a.staff_id LIMIT ${MAX_AGENTS}
     FOR UPDATE OF a SKIP LOCKED`,
    [roleFor('consultation'), roleFor('intake')],
  );
  return rows.map((row) => ({ id: row.id, orgPath: row.org_path, roles: row.roles, skills: row.skills }));
}

/** Waiting calls that somebody may answer who reaches one of `reach`, terminals before guests, the longest waiting first. */
export async function lockWaitingContacts(
  db: Queryable,
  reach: readonly { readonly kind: CallKind; readonly path: string }[],
  limit: number,
): Promise<WaitingContact[]> {
  const { rows } = await db.query<{
    id: string;
    kind: CallKind;
    category: Category;
    org_path: string;
    tried_by: string[];
    is_guest: boolean;
  }>(
    `SELECT c.id, c.kind, c.category, o.path::text AS org_path, c.guest_id IS NOT NULL AS is_guest,
       ARRAY(SELECT f.agent_id::text FROM offer f WHERE f.contact_id = c.id AND f.state IN ('declined', 'expired')) AS tried_by
     FROM contact c
     JOIN contact_place o ON o.contact_id = c.id
     WHERE c.state = 'queued'
       AND EXISTS (SELECT FROM unnest($1::text[], $2::ltree[]) AS reach (kind, path) WHERE reach.kind = c.kind AND reach.path @> o.path)
     ORDER BY c.guest_id IS NOT NULL, c.queued_at, c.id LIMIT $3
     FOR UPDATE OF c SKIP LOCKED`,
    [reach.map(({ kind }) => kind), reach.map(({ path }) => path), limit],
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    category: row.category,
    orgPath: row.org_path,
    triedBy: row.tried_by,
    isGuest: row.is_guest,
  }));
}

/** Locked calls are offered from now on. */
export async function markOffered(db: Queryable, contactIds: readonly string[]): Promise<void> {
  const { from, to } = contactStates.move('offer');
  await db.query(
    'UPDATE contact SET state = $2, unstaffed_since = NULL WHERE id = ANY ($1::uuid[]) AND state = ANY ($3::text[])',
    [contactIds, to, from],
  );
}

export interface NewOffer {
  readonly contactId: string;
  readonly agentId: string;
  readonly role: 'lawyer' | 'officer';
}

export interface InsertedOffer {
  readonly id: string;
  readonly contactId: string;
  readonly agentId: string;
}

/** Offers, with the agents among the participants of their contacts' sessions. @param offerMs how long each may ring */
export async function insertOffers(
  db: Queryable,
  offers: readonly NewOffer[],
  offerMs: number,
): Promise<InsertedOffer[]> {
  const { rows } = await db.query<InsertedOffer>(
    `WITH pairs AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS p (contact_id, agent_id, role)),
     seated AS (
       INSERT INTO participant (session_id, staff_id, role, grants)
       SELECT s.id, agent_id, role, $5::participant_grant[] FROM pairs
       JOIN session s ON s.contact_id = pairs.contact_id AND s.ended_at IS NULL
       ON CONFLICT DO NOTHING
     )
     INSERT INTO offer (contact_id, agent_id, offered_at, expires_at)
     SELECT contact_id, agent_id, clock_timestamp(), clock_timestamp() + $4 * interval '1 millisecond' FROM pairs
     RETURNING id, contact_id AS "contactId", agent_id AS "agentId"`,
    [
      offers.map(({ contactId }) => contactId),
      offers.map(({ agentId }) => agentId),
      offers.map(({ role }) => role),
      offerMs,
      RUNG_GRANTS,
    ],
  );
  return rows;
}
