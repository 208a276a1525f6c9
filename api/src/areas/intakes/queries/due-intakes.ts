import type { Queryable } from '../../../kernel/db/pool.js';

/**
 * Index intake_unfinished. What became no application; of a person who has one, and of one with another intake that is
 * open or ended later, nothing is due.
 */
export const DUE_INTAKES = `
  SELECT i.id::text, i.closed_at AS at FROM intake i
  WHERE i.close_reason = 'call_ended' AND i.closed_at < $1
    AND (
      EXISTS (SELECT FROM person p WHERE p.id = i.person_id AND p.data_key_sealed IS NOT NULL)
      OR EXISTS (SELECT FROM intake_paper q WHERE q.intake_id = i.id)
    )
    AND NOT EXISTS (SELECT FROM application a WHERE a.person_id = i.person_id)
    AND NOT EXISTS (
      SELECT FROM intake o WHERE o.person_id = i.person_id AND (o.closed_at IS NULL OR o.closed_at >= $1)
    )`;

/**
 * Forgets the keys of the persons of these intakes: form, applicant and pictures are unreadable, in copies of the files
 * too. Papers and pages go; their files follow (trigger intake_page_gone). That there was an intake stays.
 */
export async function eraseIntakes(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query(
    `UPDATE person SET data_key_sealed = NULL, erased_at = clock_timestamp()
     WHERE data_key_sealed IS NOT NULL AND id IN (SELECT person_id FROM intake WHERE id = ANY ($1::uuid[]))`,
    [ids],
  );
  await db.query(
    'DELETE FROM intake_page g USING intake_paper p WHERE p.id = g.paper_id AND p.intake_id = ANY ($1::uuid[])',
    [ids],
  );
  await db.query('DELETE FROM intake_paper WHERE intake_id = ANY ($1::uuid[])', [ids]);
}
