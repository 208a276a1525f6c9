import type { CallState, Paper } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { PAPERS, type PaperRow, toPapers } from './papers.js';
import { USABLE_KEY } from './persons.js';

/** An intake with what decides who may touch it. */
export interface IntakeRow {
  readonly id: string;
  readonly contact_id: string;
  readonly call_state: CallState;
  /** The officer who answered. */
  readonly agent_id: string | null;
  readonly terminal_id: string;
  readonly site_id: string;
  readonly org_path: string;
  readonly person_id: string | null;
  readonly data_key_sealed: Buffer | null;
  readonly form_sealed: Buffer | null;
  readonly version: number;
  readonly revision: number;
  readonly identity_checked_at: Date | null;
  /** The page of the card that was compared; null also for what was checked before it was kept. */
  readonly identity_page: string | null;
  readonly read_aloud_at: Date | null;
  readonly confirmed_at: Date | null;
  readonly closed_at: Date | null;
  readonly application_id: string | null;
  readonly application_number: string | null;
}

const INTAKE = `
  SELECT i.id, i.contact_id, c.state AS call_state, c.agent_id, c.terminal_id, t.site_id, o.path::text AS org_path,
    i.person_id, ${USABLE_KEY} AS data_key_sealed, i.form_sealed, i.version, i.revision, i.identity_checked_at, i.identity_page,
    i.read_aloud_at, i.confirmed_at, i.closed_at, a.id AS application_id, a.number AS application_number
  FROM intake i
  JOIN contact c ON c.id = i.contact_id
  JOIN terminal t ON t.id = c.terminal_id
  JOIN site s ON s.id = t.site_id
  JOIN org_unit o ON o.id = s.org_unit_id
  LEFT JOIN person p ON p.id = i.person_id
  LEFT JOIN application a ON a.intake_id = i.id
  WHERE i.id = $1`;

export async function findIntake(db: Queryable, id: string): Promise<IntakeRow | null> {
  return (await db.query<IntakeRow>(INTAKE, [id])).rows[0] ?? null;
}

/** Nobody else changes the intake or its papers until the transaction ends. */
export async function lockIntake(db: Queryable, id: string): Promise<void> {
  await db.query('SELECT FROM intake WHERE id = $1 FOR UPDATE', [id]);
}

/** Lock first, then read: otherwise we would see the version from before we waited. */
export async function lockIntakeRow(db: Queryable, id: string): Promise<IntakeRow | null> {
  await lockIntake(db, id);
  return findIntake(db, id);
}

/** An intake with everything that accepting it needs. */
export interface CompleteIntake {
  readonly row: IntakeRow;
  readonly papers: Paper[];
  readonly district: { readonly id: string; readonly path: string; readonly shortName: string } | null;
  /** The database's clock. */
  readonly now: Date;
}

/** The same with its papers, district and the time, in one round trip. */
export async function findCompleteIntake(db: Queryable, id: string): Promise<CompleteIntake | null> {
  const { rows } = await db.query<
    IntakeRow & { papers: PaperRow[] | null; district: CompleteIntake['district']; now: Date }
  >(
    `SELECT x.*, clock_timestamp() AS now,
       (SELECT json_build_object('id', d.org_unit_id, 'path', top.path::text, 'shortName', d.short_name)
        FROM org_unit top JOIN district d ON d.org_unit_id = top.id WHERE top.path @> x.org_path::ltree) AS district,
       (SELECT json_agg(p) FROM (${PAPERS}) p) AS papers
     FROM (${INTAKE}) x`,
    [id],
  );
  const found = rows[0];
  if (!found) return null;
  const { papers, district, now, ...row } = found;
  return { row, papers: toPapers(papers ?? []), district, now };
}

/** The intakes of the open calls of these terminals. */
export async function findOpenIntakes(db: Queryable, terminalIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT intake_id AS id FROM contact WHERE terminal_id = ANY ($1::uuid[]) AND state <> 'ended' AND intake_id IS NOT NULL`,
    [terminalIds],
  );
  return rows.map(({ id }) => id);
}

/** What belongs to the intake changed: its revision grows with every update of the row. */
export async function touchIntake(db: Queryable, id: string): Promise<void> {
  await db.query('UPDATE intake SET version = version WHERE id = $1', [id]);
}

export async function setPerson(db: Queryable, intakeId: string, personId: string): Promise<void> {
  await db.query('UPDATE intake SET person_id = $2 WHERE id = $1', [intakeId, personId]);
}

/** A new version of the form; reading and confirming are to be done again. */
export async function updateForm(db: Queryable, intakeId: string, formSealed: Buffer): Promise<void> {
  await db.query(
    `UPDATE intake SET form_sealed = $2, version = version + 1, read_aloud_at = NULL, confirmed_at = NULL WHERE id = $1`,
    [intakeId, formSealed],
  );
}

/** The person was compared with this page of a locked intake. */
export async function setIdentityChecked(
  db: Queryable,
  intakeId: string,
  { staffId, pageId }: { readonly staffId: string; readonly pageId: string },
): Promise<void> {
  const { rowCount } = await db.query(
    `UPDATE intake i SET identity_checked_by = $2, identity_checked_at = clock_timestamp(), identity_page = $3
     WHERE i.id = $1 AND EXISTS (
       SELECT FROM intake_page g JOIN intake_paper p ON p.id = g.paper_id
       WHERE g.id = $3 AND p.intake_id = i.id AND p.kind IN ('identity_front', 'person')
     )`,
    [intakeId, staffId, pageId],
  );
  if (!rowCount) throw new Error(`intake ${intakeId} has no picture ${pageId} to compare`);
}

/** The comparison is to be done again. */
export async function setIdentityUnchecked(db: Queryable, intakeId: string): Promise<void> {
  await db.query(
    'UPDATE intake SET identity_checked_by = NULL, identity_checked_at = NULL, identity_page = NULL WHERE id = $1',
    [intakeId],
  );
}

export async function setReadAloud(db: Queryable, intakeId: string, read: boolean): Promise<void> {
  await db.query(
    `UPDATE intake SET confirmed_at = NULL, read_aloud_at = CASE WHEN $2 THEN clock_timestamp() END WHERE id = $1`,
    [intakeId, read],
  );
}

export async function setConfirmed(db: Queryable, intakeId: string): Promise<void> {
  await db.query('UPDATE intake SET confirmed_at = clock_timestamp() WHERE id = $1', [intakeId]);
}
