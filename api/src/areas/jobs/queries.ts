import type { Job, JobGroup, JobState, PageQuery } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../kernel/db/page.js';
import type { Queryable } from '../../kernel/db/pool.js';

/** A job as staff see it, and whose scope it is in. */
export interface FoundJob {
  readonly job: Job;
  readonly orgPath: string | null;
}

interface JobRow {
  id: string;
  name: string;
  title_zh: string;
  title_en: string;
  subject_zh: string;
  subject_en: string;
  org_path: string | null;
  asked_by: string | null;
  repeatable: boolean;
  droppable: boolean;
  state: JobState;
  attempts: number;
  max_attempts: number;
  progress: number;
  note_zh: string | null;
  note_en: string | null;
  reason_zh: string | null;
  reason_en: string | null;
  created_at: Date;
  due_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  revision: number;
}

const COLUMNS = `r.id, r.name, r.title_zh, r.title_en, r.subject_zh, r.subject_en, r.org_path::text AS org_path,
  s.display_name AS asked_by, r.repeatable, r.droppable, r.state, r.attempts, r.max_attempts, r.progress, r.note_zh,
  r.note_en, r.reason_zh, r.reason_en, r.created_at, r.due_at, r.started_at, r.finished_at, r.revision`;

const FROM = 'job_run r LEFT JOIN staff s ON s.id = r.asked_by';

const LATEST_FIRST: ListOrder = {
  list: 'jobs',
  direction: 'DESC',
  by: [
    { column: 'coalesce(r.finished_at, r.created_at)', kind: 'instant' },
    { column: 'r.id', kind: 'id' },
  ],
};

const IN_SCOPE = '(r.org_path <@ $1::ltree OR (r.org_path IS NULL AND nlevel($1::ltree) = 1))';

const STATES: Readonly<Record<JobGroup, readonly JobState[]>> = {
  open: ['waiting', 'running'],
  failed: ['failed'],
  over: ['done', 'dropped'],
};

/** Jobs at or below an org unit, the latest first, counted. */
export async function listJobs(
  db: Queryable,
  { scopePath, group }: { readonly scopePath: string; readonly group: JobGroup },
  page: PageQuery,
): Promise<Page<Job>> {
  const where = `${IN_SCOPE} AND r.state = ANY ($2)`;
  const rows = { columns: COLUMNS, from: FROM, where, values: [scopePath, STATES[group]], counted: true };
  return mapPage(await selectPage<JobRow>(db, LATEST_FIRST, rows, page), toJob);
}

export async function findJobs(db: Queryable, ids: readonly string[]): Promise<FoundJob[]> {
  const { rows } = await db.query<JobRow>(`SELECT ${COLUMNS} FROM ${FROM} WHERE r.id = ANY ($1)`, [ids]);
  return rows.map((row) => ({ job: toJob(row), orgPath: row.org_path }));
}

function toJob(row: JobRow): Job {
  const { note_zh, note_en, reason_zh, reason_en } = row;
  return {
    id: row.id,
    name: row.name,
    title: { zh: row.title_zh, en: row.title_en },
    subject: { zh: row.subject_zh, en: row.subject_en },
    state: row.state,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    reason: reason_zh !== null && reason_en !== null ? { zh: reason_zh, en: reason_en } : null,
    progress: row.progress,
    note: note_zh !== null && note_en !== null ? { zh: note_zh, en: note_en } : null,
    askedBy: row.asked_by,
    createdAt: row.created_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    repeatable: row.repeatable,
    droppable: row.droppable,
    revision: row.revision,
  };
}
