import type { Paper } from '@falink/protocol';
import type { Queryable } from '../../kernel/db/pool.js';

/** A person with every form that was sealed with the own key, the latest last. */
export interface SealedPerson {
  readonly id: string;
  readonly data_key_sealed: Buffer;
  readonly forms: readonly Buffer[];
}

/** Persons after one, by id. */
export async function listPersons(db: Queryable, after: string | null, limit: number): Promise<SealedPerson[]> {
  const { rows } = await db.query<SealedPerson>(
    `SELECT p.id, p.data_key_sealed,
       array(SELECT i.form_sealed FROM intake i WHERE i.person_id = p.id AND i.form_sealed IS NOT NULL ORDER BY i.opened_at) AS forms
     FROM person p WHERE p.data_key_sealed IS NOT NULL AND ($1::uuid IS NULL OR p.id > $1) ORDER BY p.id LIMIT $2`,
    [after, limit],
  );
  return rows;
}

/** Numbers to call back after one, by id. */
export async function listNumbers(
  db: Queryable,
  after: string | null,
  limit: number,
): Promise<{ id: string; phone_sealed: Buffer }[]> {
  const { rows } = await db.query<{ id: string; phone_sealed: Buffer }>(
    `SELECT id, phone_sealed FROM callback
     WHERE phone_sealed IS NOT NULL AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
    [after, limit],
  );
  return rows;
}

export interface PersonIntake {
  readonly id: string;
  readonly person_id: string;
  readonly contact_id: string;
  readonly data_key_sealed: Buffer | null;
  readonly form_sealed: Buffer | null;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly restricted_at: Date | null;
  readonly number: string | null;
  readonly status: string | null;
  readonly accepted_at: Date | null;
}

/** The intakes of these persons, in the order in which they began. */
export async function listIntakesOf(db: Queryable, personIds: readonly string[]): Promise<PersonIntake[]> {
  const { rows } = await db.query<PersonIntake>(
    `SELECT i.id, i.person_id, i.contact_id, p.data_key_sealed, i.form_sealed, i.opened_at, i.closed_at, p.restricted_at,
       a.number, a.status, a.accepted_at
     FROM intake i JOIN person p ON p.id = i.person_id LEFT JOIN application a ON a.intake_id = i.id
     WHERE i.person_id = ANY ($1::uuid[]) ORDER BY i.opened_at, i.id`,
    [personIds],
  );
  return rows;
}

export interface PersonPage {
  readonly intake_id: string;
  readonly kind: Paper['kind'];
  readonly label: string;
  readonly page_id: string | null;
  readonly captured_at: Date | null;
  readonly blob_key: string | null;
}

/** The papers of these intakes, a row for each page. */
export async function listPagesOf(db: Queryable, intakeIds: readonly string[]): Promise<PersonPage[]> {
  const { rows } = await db.query<PersonPage>(
    `SELECT p.intake_id, p.kind, p.label, g.id AS page_id, g.captured_at, g.blob_key
     FROM intake_paper p LEFT JOIN intake_page g ON g.paper_id = p.id
     WHERE p.intake_id = ANY ($1::uuid[]) ORDER BY p.requested_at, p.id, g.position`,
    [intakeIds],
  );
  return rows;
}

export interface PersonCallback {
  readonly id: string;
  readonly contact_id: string | null;
  readonly phone_sealed: Buffer | null;
  readonly category: string;
  readonly site_name: string;
  readonly requested_at: Date;
  readonly done_at: Date | null;
}

export async function listCallbacks(db: Queryable, ids: readonly string[]): Promise<PersonCallback[]> {
  const { rows } = await db.query<PersonCallback>(
    `SELECT b.id, b.contact_id, b.phone_sealed, b.category, o.place_name AS site_name, b.requested_at, b.done_at
     FROM callback b JOIN callback_place o ON o.callback_id = b.id
     WHERE b.id = ANY ($1::uuid[]) ORDER BY b.requested_at, b.id`,
    [ids],
  );
  return rows;
}

export interface PersonCall {
  readonly id: string;
  readonly kind: string;
  readonly category: string;
  readonly outcome: string | null;
  readonly queued_at: Date;
  readonly answered_at: Date | null;
  readonly ended_at: Date | null;
  readonly agent_name: string | null;
  readonly site_name: string;
  readonly sealed: Buffer | null;
  readonly clear: string;
  /** What the agent wrote down for the resident, sealed. */
  readonly summary: Buffer | null;
}

export async function listCalls(db: Queryable, ids: readonly string[]): Promise<PersonCall[]> {
  const { rows } = await db.query<PersonCall>(
    `SELECT c.id, c.kind, c.category, c.outcome, c.queued_at, c.answered_at, c.ended_at, a.display_name AS agent_name,
       coalesce(o.site_name, o.unit_name) AS site_name, c.notes_sealed AS sealed, c.notes AS clear,
       y.sealed AS summary
     FROM contact c JOIN contact_place o ON o.contact_id = c.id
     LEFT JOIN staff a ON a.id = c.agent_id LEFT JOIN contact_summary y ON y.contact_id = c.id
     WHERE c.id = ANY ($1::uuid[]) ORDER BY c.queued_at, c.id`,
    [ids],
  );
  return rows;
}

/** From now on the files of these persons are only kept, or, `false`, used again. @returns whose that changed */
export async function setRestricted(db: Queryable, ids: readonly string[], restricted: boolean): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `UPDATE person SET restricted_at = CASE WHEN $2 THEN clock_timestamp() END
     WHERE id = ANY ($1::uuid[]) AND (restricted_at IS NOT NULL) <> $2 AND data_key_sealed IS NOT NULL RETURNING id`,
    [ids, restricted],
  );
  return rows.map(({ id }) => id);
}
