import { type CannedAnswer, type CannedAnswerText, FalinkError } from '@falink/protocol';
import type { Queryable } from '../../kernel/db/pool.js';
import { refusedAs } from '../../kernel/db/refused.js';

interface AnswerRow {
  id: string;
  category: CannedAnswer['category'];
  zh: string;
  en: string | null;
  editor_id: string;
  editor: string;
  edited_at: Date;
  revision: number;
}

/** A canned answer that a command decides on, in use or not. */
export interface LockedAnswer {
  readonly answer: CannedAnswer;
  readonly isRetired: boolean;
}

const SELECT = `SELECT a.id, a.category, a.zh, a.en, p.id AS editor_id, p.display_name AS editor, a.edited_at, a.revision
  FROM canned_answer a JOIN staff p ON p.id = a.edited_by`;

function toAnswer(row: AnswerRow): CannedAnswer {
  return {
    id: row.id,
    category: row.category,
    zh: row.zh,
    en: row.en,
    editedBy: { id: row.editor_id, name: row.editor },
    editedAt: row.edited_at.toISOString(),
    revision: row.revision,
  };
}

/** Those in use: 200 at most, which the table sees to. */
export async function listAnswers(db: Queryable): Promise<CannedAnswer[]> {
  const { rows } = await db.query<AnswerRow>(
    `${SELECT} WHERE a.retired_at IS NULL ORDER BY a.category, a.created_at, a.id`,
  );
  return rows.map(toAnswer);
}

/** @throws FalinkError answer.unknown */
export async function requireAnswer(db: Queryable, id: string): Promise<CannedAnswer> {
  const { rows } = await db.query<AnswerRow>(`${SELECT} WHERE a.id = $1`, [id]);
  if (!rows[0]) throw new FalinkError('answer.unknown');
  return toAnswer(rows[0]);
}

/** @throws FalinkError answer.unknown */
export async function lockAnswer(db: Queryable, id: string): Promise<LockedAnswer> {
  const { rows } = await db.query<{ retired: boolean }>(
    'SELECT retired_at IS NOT NULL AS retired FROM canned_answer WHERE id = $1 FOR UPDATE',
    [id],
  );
  if (!rows[0]) throw new FalinkError('answer.unknown');
  return { answer: await requireAnswer(db, id), isRetired: rows[0].retired };
}

/** What the table refuses. */
const REFUSED = { canned_answer_words: 'answer.exists', canned_answer_end: 'answer.too_many' } as const;

/** @throws FalinkError answer.exists, answer.too_many */
export async function insertAnswer(
  db: Queryable,
  { id, category, zh, en, staffId }: CannedAnswerText & { readonly id: string; readonly staffId: string },
): Promise<void> {
  await refusedAs(
    REFUSED,
    db.query('INSERT INTO canned_answer (id, category, zh, en, edited_by) VALUES ($1, $2, $3, $4, $5)', [
      id,
      category,
      zh,
      en,
      staffId,
    ]),
  );
}

/** @throws FalinkError answer.exists */
export async function updateAnswer(
  db: Queryable,
  { id, category, zh, en, staffId }: CannedAnswerText & { readonly id: string; readonly staffId: string },
): Promise<void> {
  await refusedAs(
    REFUSED,
    db.query(
      'UPDATE canned_answer SET category = $2, zh = $3, en = $4, edited_by = $5, edited_at = now() WHERE id = $1',
      [id, category, zh, en, staffId],
    ),
  );
}

/** @throws FalinkError answer.exists, answer.too_many when it comes back into use */
export async function setAnswerRetired(db: Queryable, id: string, retired: boolean): Promise<void> {
  await refusedAs(
    REFUSED,
    db.query('UPDATE canned_answer SET retired_at = CASE WHEN $2 THEN now() END WHERE id = $1', [id, retired]),
  );
}
