import type { CallState, Paper } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { type PaperInput, paperStates } from '../paper-state.js';

/** An intake with what decides who may touch it. */
export interface IntakeRow {
  readonly id: string;
  readonly call_id: string;
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
  readonly read_aloud_at: Date | null;
  readonly confirmed_at: Date | null;
  readonly closed_at: Date | null;
  readonly application_id: string | null;
  readonly application_number: string | null;
}

const INTAKE = `
  SELECT i.id, i.call_id, c.state AS call_state, c.agent_id, c.terminal_id, t.site_id, o.path::text AS org_path,
    i.person_id, p.data_key_sealed, i.form_sealed, i.version, i.revision, i.identity_checked_at, i.read_aloud_at, i.confirmed_at,
    i.closed_at, a.id AS application_id, a.number AS application_number
  FROM intake i
  JOIN call c ON c.id = i.call_id
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
    `SELECT intake_id AS id FROM call WHERE terminal_id = ANY ($1::uuid[]) AND state <> 'ended' AND intake_id IS NOT NULL`,
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

export async function setIdentityChecked(db: Queryable, intakeId: string, staffId: string | null): Promise<void> {
  await db.query(
    `UPDATE intake SET identity_checked_by = $2::uuid,
       identity_checked_at = CASE WHEN $2::uuid IS NULL THEN NULL ELSE clock_timestamp() END
     WHERE id = $1`,
    [intakeId, staffId],
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

interface PaperRow {
  id: string;
  kind: Paper['kind'];
  label: string;
  state: Paper['state'];
  page_id: string | null;
  /** A text when it was aggregated as JSON. */
  captured_at: Date | string;
  width: number;
  height: number;
  bytes: number;
  sha256: string;
}

const PAPERS = `
  SELECT p.id, p.kind, p.label, p.state, g.id AS page_id, g.captured_at, g.width, g.height, g.bytes,
    encode(g.sha256, 'hex') AS sha256
  FROM intake_paper p LEFT JOIN intake_page g ON g.paper_id = p.id
  WHERE p.intake_id = $1 ORDER BY p.requested_at, p.id, g.captured_at, g.id`;

/** The papers of an intake in the order of asking, each with its pages. */
export async function listPapers(db: Queryable, intakeId: string): Promise<Paper[]> {
  return toPapers((await db.query<PaperRow>(PAPERS, [intakeId])).rows);
}

function toPapers(rows: readonly PaperRow[]): Paper[] {
  const papers = new Map<string, Paper>();
  for (const row of rows) {
    const paper = papers.get(row.id) ?? { id: row.id, kind: row.kind, label: row.label, state: row.state, pages: [] };
    papers.set(row.id, paper);
    if (row.page_id === null) continue;
    paper.pages.push({
      id: row.page_id,
      capturedAt: new Date(row.captured_at).toISOString(),
      width: row.width,
      height: row.height,
      bytes: row.bytes,
      sha256: row.sha256,
    });
  }
  return [...papers.values()];
}

export async function insertPaper(
  db: Queryable,
  paper: { intakeId: string; kind: Paper['kind']; label: string; staffId: string },
): Promise<void> {
  await db.query('INSERT INTO intake_paper (intake_id, kind, label, requested_by) VALUES ($1, $2, $3, $4)', [
    paper.intakeId,
    paper.kind,
    paper.label,
    paper.staffId,
  ]);
}

/** Moves a paper of a locked intake to the state that the input leads to. */
export async function setPaperState(db: Queryable, { id }: Pick<Paper, 'id'>, input: PaperInput): Promise<void> {
  const { from, to } = paperStates.move(input);
  const { rowCount } = await db.query('UPDATE intake_paper SET state = $2 WHERE id = $1 AND state = ANY ($3::text[])', [
    id,
    to,
    from,
  ]);
  if (!rowCount) throw new Error(`paper ${id} cannot ${input} in its state`);
}

export async function insertPage(
  db: Queryable,
  page: { paperId: string; width: number; height: number; bytes: number; sha256: string; blobKey: string },
): Promise<void> {
  await db.query(
    `INSERT INTO intake_page (paper_id, width, height, bytes, sha256, blob_key) VALUES ($1, $2, $3, $4, $5, $6)`,
    [page.paperId, page.width, page.height, page.bytes, Buffer.from(page.sha256, 'hex'), page.blobKey],
  );
}

/** Forgets the pages of a paper. @returns the blobs that nothing refers to any more. */
export async function deletePages(db: Queryable, paperId: string): Promise<string[]> {
  const { rows } = await db.query<{ blob_key: string }>(
    'DELETE FROM intake_page WHERE paper_id = $1 RETURNING blob_key',
    [paperId],
  );
  return rows.map((row) => row.blob_key);
}

/** Where a page of this intake is kept. */
export async function findPage(db: Queryable, intakeId: string, pageId: string): Promise<{ blobKey: string } | null> {
  const { rows } = await db.query<{ blob_key: string }>(
    `SELECT g.blob_key FROM intake_page g JOIN intake_paper p ON p.id = g.paper_id WHERE g.id = $2 AND p.intake_id = $1`,
    [intakeId, pageId],
  );
  return rows[0] ? { blobKey: rows[0].blob_key } : null;
}
