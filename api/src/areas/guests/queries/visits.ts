import type { Category, Locale, MediaAbility } from '@falink/protocol';
import type { GuestIdentity } from '../../../kernel/actor.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import type { ParticipantGrant } from '../../sessions/index.js';

const LOCK_KEY = 630_411_905;

/** Guests of all districts come in one after the other, until the transaction ends: their share is counted. */
export async function lockGuests(db: Queryable): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
}

/** A visit that a request may meet. */
export interface KnownVisit extends GuestIdentity {
  readonly isEnded: boolean;
  /** It was made by this request. */
  readonly isRepeated: boolean;
  /** It was made by this browser. */
  readonly isOwn: boolean;
}

/** The visit of this request, and the open one of this browser. */
export async function findKnownVisits(
  db: Queryable,
  of: { readonly requestId: string; readonly browserHash: Buffer },
): Promise<KnownVisit[]> {
  const { rows } = await db.query<KnownVisit>(
    `SELECT g.id, c.id AS "contactId", o.path::text AS "orgPath", c.state = 'ended' AS "isEnded", g.request_id = $1 AS "isRepeated",
       g.browser_hash = $2 AS "isOwn"
     FROM guest g JOIN contact c ON c.guest_id = g.id JOIN org_unit o ON o.id = g.org_unit_id
     WHERE g.request_id = $1 OR (g.browser_hash = $2 AND g.left_at IS NULL)`,
    [of.requestId, of.browserHash],
  );
  return rows;
}

export interface NewVisit {
  readonly browserHash: Buffer;
  readonly addressHash: Buffer;
  readonly requestId: string;
  readonly unitId: string;
  readonly orgPath: string;
  readonly linkId: string | null;
  readonly locale: Locale;
  readonly noticeVersion: string;
  readonly guardian: boolean;
  readonly category: Category | null;
  readonly video: boolean;
  readonly ability: MediaAbility;
  readonly sfuId: string;
  readonly grants: readonly ParticipantGrant[];
}

export interface InsertedVisit {
  readonly id: string;
  readonly contactId: string;
  readonly sessionId: string;
  readonly participantId: string;
}

/**
 * A visit with its contact, the session, the first participant, the first entry of the timeline and the audit event, in
 * one statement; or nothing at all.
 *
 * @returns null when this browser has an open visit, or the request made one
 */
export async function insertVisit(db: Queryable, visit: NewVisit): Promise<InsertedVisit | null> {
  const { rows } = await db.query<InsertedVisit>(
    `WITH come AS (
       INSERT INTO guest (browser_hash, address_hash, request_id, org_unit_id, link_id, locale, notice_version, guardian)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING
       RETURNING id
     ), made AS (
       INSERT INTO contact (guest_id, origin, request_id, kind, category, video, ability)
       SELECT id, 'browser', $3, 'consultation', coalesce($9::text, 'uncategorised'), $10, $11::jsonb FROM come
       RETURNING id, guest_id
     ), placed AS (
       INSERT INTO session (contact_id, sfu_id) SELECT id, $12 FROM made RETURNING id
     ), seated AS (
       INSERT INTO participant (session_id, role, guest_id, grants)
       SELECT placed.id, 'resident', made.guest_id, $13::participant_grant[] FROM placed, made RETURNING id
     ), noted AS (
       INSERT INTO contact_event (contact_id, type, actor, data)
       SELECT id, 'queued', 'guest:' || guest_id,
         jsonb_build_object('kind', 'consultation', 'category', $9::text, 'video', $10::boolean) FROM made
     ), audited AS (
       INSERT INTO audit_event (actor, action, subject, org_path, data)
       SELECT 'guest:' || guest_id, 'call.queued', 'call:' || id, $14::ltree,
         jsonb_build_object('kind', 'consultation', 'notice', $7::text, 'guardian', $8::boolean) FROM made
     )
     SELECT made.guest_id AS id, made.id AS "contactId", placed.id AS "sessionId", seated.id AS "participantId"
     FROM made, placed, seated`,
    [
      visit.browserHash,
      visit.addressHash,
      visit.requestId,
      visit.unitId,
      visit.linkId,
      visit.locale,
      visit.noticeVersion,
      visit.guardian,
      visit.category,
      visit.video,
      JSON.stringify(visit.ability),
      visit.sfuId,
      visit.grants,
      visit.orgPath,
    ],
  );
  return rows[0] ?? null;
}

/** How long after its end a browser finds its visit: as long as it can be rated, and the summary read. */
const KNOWN_FOR = '10 minutes';

/** The visit that a browser goes on with: the open one, or the last one for some minutes; null: none. */
export async function findVisitOf(db: Queryable, browserHash: Buffer): Promise<GuestIdentity | null> {
  const { rows } = await db.query<GuestIdentity>(
    `SELECT g.id, c.id AS "contactId", o.path::text AS "orgPath"
     FROM guest g JOIN contact c ON c.guest_id = g.id JOIN org_unit o ON o.id = g.org_unit_id
     LEFT JOIN contact_summary y ON y.contact_id = c.id
     WHERE g.browser_hash = $1
       AND (g.left_at IS NULL OR greatest(g.left_at, y.confirmed_at) > clock_timestamp() - interval '${KNOWN_FOR}')
     ORDER BY g.created_at DESC LIMIT 1`,
    [browserHash],
  );
  return rows[0] ?? null;
}

/** Its page asked. Written every few seconds only: it keeps the place in the queue. */
export async function noteSeen(db: Queryable, guestId: string): Promise<void> {
  await db.query(
    `UPDATE guest SET seen_at = clock_timestamp()
     WHERE id = $1 AND left_at IS NULL AND seen_at < clock_timestamp() - interval '5 seconds'`,
    [guestId],
  );
}

/** Addresses are for limits and blocks; after a day nothing asks for them. */
export async function forgetAddresses(db: Queryable): Promise<void> {
  await db.query(
    `UPDATE guest SET address_hash = NULL
     WHERE address_hash IS NOT NULL AND created_at < clock_timestamp() - interval '24 hours'`,
  );
}
