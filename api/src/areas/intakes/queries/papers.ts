import type { Paper } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { type PaperInput, paperStates } from '../paper-state.js';

export interface PaperRow {
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
  retake: boolean;
  sharpness: number | null;
}

/** The papers of intake `$1`, a row for each page. */
export const PAPERS = `
  SELECT p.id, p.kind, p.label, p.state, g.id AS page_id, g.captured_at, g.width, g.height, g.bytes,
    encode(g.sha256, 'hex') AS sha256, g.retake, g.sharpness
  FROM intake_paper p LEFT JOIN intake_page g ON g.paper_id = p.id
  WHERE p.intake_id = $1 ORDER BY p.requested_at, p.id, g.position`;

/** The papers of an intake in the order of asking, each with its pages. */
export async function listPapers(db: Queryable, intakeId: string): Promise<Paper[]> {
  return toPapers((await db.query<PaperRow>(PAPERS, [intakeId])).rows);
}

export function toPapers(rows: readonly PaperRow[]): Paper[] {
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
      retake: row.retake,
      sharpness: row.sharpness,
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

/** Accepts a paper of a locked intake with exactly these pages, in their order. */
export async function acceptPages(db: Queryable, { id }: Pick<Paper, 'id'>, pageIds: readonly string[]): Promise<void> {
  const { from, to } = paperStates.move('accept');
  await db.query('UPDATE intake_page SET retake = false WHERE paper_id = $1 AND retake', [id]);
  const { rowCount } = await db.query(
    `UPDATE intake_paper SET state = $2 WHERE id = $1 AND state = ANY ($3::text[])
       AND $4::uuid[] = (SELECT array_agg(g.id ORDER BY g.position) FROM intake_page g WHERE g.paper_id = $1)`,
    [id, to, from, pageIds],
  );
  if (!rowCount) throw new Error(`paper ${id} cannot be accepted with these pages`);
}

/** These pages of the paper are to be taken again, and no others. */
export async function markForRetake(db: Queryable, paperId: string, pageIds: readonly string[]): Promise<void> {
  await db.query(
    'UPDATE intake_page SET retake = NOT retake WHERE paper_id = $1 AND retake <> (id = ANY ($2::uuid[]))',
    [paperId, pageIds],
  );
}

export async function insertPage(
  db: Queryable,
  page: {
    paperId: string;
    /** Null: after the last one. */
    position: number | null;
    width: number;
    height: number;
    sharpness: number;
    bytes: number;
    sha256: string;
    blobKey: string;
  },
): Promise<void> {
  await db.query(
    `INSERT INTO intake_page (paper_id, position, width, height, sharpness, bytes, sha256, blob_key)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      page.paperId,
      page.position,
      page.width,
      page.height,
      page.sharpness,
      page.bytes,
      Buffer.from(page.sha256, 'hex'),
      page.blobKey,
    ],
  );
}

/** Forgets these pages. @returns the blobs that nothing refers to any more, and the first of their places */
export async function deletePages(
  db: Queryable,
  pageIds: readonly string[],
): Promise<{ readonly blobs: readonly string[]; readonly position: number | null }> {
  if (pageIds.length === 0) return { blobs: [], position: null };
  const { rows } = await db.query<{ blob_key: string; position: number }>(
    'DELETE FROM intake_page WHERE id = ANY ($1::uuid[]) RETURNING blob_key, position',
    [pageIds],
  );
  return { blobs: rows.map((row) => row.blob_key), position: Math.min(...rows.map((row) => row.position)) };
}

/** Where a page of this intake is kept. */
export async function findPage(db: Queryable, intakeId: string, pageId: string): Promise<{ blobKey: string } | null> {
  const { rows } = await db.query<{ blob_key: string }>(
    `SELECT g.blob_key FROM intake_page g JOIN intake_paper p ON p.id = g.paper_id WHERE g.id = $2 AND p.intake_id = $1`,
    [intakeId, pageId],
  );
  return rows[0] ? { blobKey: rows[0].blob_key } : null;
}
