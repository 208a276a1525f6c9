import type { Queryable } from '../../../kernel/db/pool.js';

/** An accepted application is a file that the law orders kept, with the calls in which it was taken. */
const BELONGS_TO_APPLICATION = `
  SELECT FROM intake i JOIN application a ON a.person_id = i.person_id WHERE i.id = c.intake_id`;

/** Index call_notes_kept; index call_clear_notes. */
export const DUE_NOTES = `
  SELECT c.id::text, c.ended_at AS at FROM contact c
  WHERE c.ended_at < $1 AND (c.notes_sealed IS NOT NULL OR c.notes <> '') AND NOT EXISTS (${BELONGS_TO_APPLICATION})`;

/** A page that was opened before does not write an erased text again: its version is stale. */
export async function eraseNotes(db: Queryable, contactIds: readonly string[]): Promise<void> {
  await db.query(
    `UPDATE contact SET notes = '', notes_sealed = NULL, notes_version = notes_version + 1 WHERE id = ANY ($1::uuid[])`,
    [contactIds],
  );
}

export const DUE_SUMMARIES = `
  SELECT c.id::text, c.ended_at AS at FROM contact_summary y JOIN contact c ON c.id = y.contact_id
  WHERE c.ended_at < $1 AND NOT EXISTS (${BELONGS_TO_APPLICATION})`;

export async function eraseSummaries(db: Queryable, contactIds: readonly string[]): Promise<void> {
  await db.query('DELETE FROM contact_summary WHERE contact_id = ANY ($1::uuid[])', [contactIds]);
}

/**
 * Index call_ended. What belongs to a call goes first: an intake's form and papers, and the intake that continued it.
 */
export const DUE_CONTACTS = `
  SELECT c.id::text, c.ended_at AS at FROM contact c
  WHERE c.ended_at < $1
    AND NOT EXISTS (${BELONGS_TO_APPLICATION})
    AND NOT EXISTS (
      SELECT FROM intake i LEFT JOIN person p ON p.id = i.person_id
      WHERE i.id = c.intake_id AND (
        p.data_key_sealed IS NOT NULL
        OR EXISTS (SELECT FROM intake_paper q WHERE q.intake_id = i.id)
        OR EXISTS (SELECT FROM intake later WHERE later.continues = i.id)
      )
    )
    AND NOT EXISTS (SELECT FROM guest_report r WHERE r.contact_id = c.id)
    AND NOT EXISTS (SELECT FROM agent_state s WHERE s.contact_id = c.id)`;

/** Erases calls with their timelines, people, offers, rooms and empty intakes; what counting needs is added up first. */
export async function eraseContacts(db: Queryable, contactIds: readonly string[]): Promise<void> {
  await db.query(COUNT_CONTACTS, [contactIds]);
  await db.query('UPDATE callback SET contact_id = NULL WHERE contact_id = ANY ($1::uuid[])', [contactIds]);
  const { rows } = await db.query<{ person_id: string | null }>(
    'DELETE FROM intake WHERE contact_id = ANY ($1::uuid[]) RETURNING person_id',
    [contactIds],
  );
  const persons = rows.flatMap(({ person_id }) => person_id ?? []);
  await db.query(
    'DELETE FROM person p WHERE id = ANY ($1::uuid[]) AND NOT EXISTS (SELECT FROM intake i WHERE i.person_id = p.id)',
    [persons],
  );
  await db.query('DELETE FROM contact_event WHERE contact_id = ANY ($1::uuid[])', [contactIds]);
  await db.query('DELETE FROM contact WHERE id = ANY ($1::uuid[])', [contactIds]);
}

const COUNT_CONTACTS = `
  INSERT INTO contact_count AS k (org_unit_id, month, kind, category, end_reason, outcome, contacts, answered, rated, waited_s, talked_s)
  SELECT o.unit_id, date_trunc('month', c.queued_at AT TIME ZONE 'Asia/Shanghai')::date, c.kind, c.category,
    c.end_reason, c.outcome, count(*), count(c.answered_at), count(c.rated_at),
    coalesce(sum(extract(epoch FROM coalesce(c.answered_at, c.ended_at) - c.queued_at)) FILTER (WHERE c.origin <> 'desk'), 0)::bigint,
    coalesce(sum(extract(epoch FROM c.ended_at - c.active_at)), 0)::bigint
  FROM contact c JOIN contact_place o ON o.contact_id = c.id
  WHERE c.id = ANY ($1::uuid[])
  GROUP BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (org_unit_id, month, kind, category, end_reason, outcome) DO UPDATE SET
    contacts = k.contacts + excluded.contacts, answered = k.answered + excluded.answered, rated = k.rated + excluded.rated,
    waited_s = k.waited_s + excluded.waited_s, talked_s = k.talked_s + excluded.talked_s`;
