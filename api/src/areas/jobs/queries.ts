import { FalinkError, type Job, type JobGroup, type JobState } from '@falink/protocol';
import { z } from 'zod';
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
  place: string;
}

/** What the list is ordered by, to the microsecond. */
const PLACE = 'coalesce(r.finished_at, r.created_at)';

const JOB = `
  SELECT r.id, r.name, r.title_zh, r.title_en, r.subject_zh, r.subject_en, r.org_path::text AS org_path,
    s.display_name AS asked_by, r.repeatable, r.droppable, r.state, r.attempts, r.max_attempts, r.progress, r.note_zh,
    r.note_en, r.reason_zh, r.reason_en, r.created_at, r.due_at, r.started_at, r.finished_at, r.revision, ${PLACE}::text AS place
  FROM job_run r LEFT JOIN staff s ON s.id = r.asked_by`;

const IN_SCOPE = '(r.org_path <@ $1::ltree OR (r.org_path IS NULL AND nlevel($1::ltree) = 1))';

const STATES: Readonly<Record<JobGroup, readonly JobState[]>> = {
  open: ['waiting', 'running'],
  failed: ['failed'],
  over: ['done', 'dropped'],
};

const CursorSchema = z.tuple([z.string().max(40), z.uuid()]);

export interface JobPage {
  readonly jobs: Job[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** Jobs at or below an org unit, the latest first. @throws FalinkError request.malformed for a cursor that is not ours */
export async function listJobs(
  db: Queryable,
  page: {
    readonly scopePath: string;
    readonly group: JobGroup;
    readonly cursor: string | undefined;
    readonly limit: number;
  },
): Promise<JobPage> {
  const after = page.cursor === undefined ? null : readCursor(page.cursor);
  const states = STATES[page.group];
  const { rows: counts } = await db.query<{ total: number }>(
    `SELECT count(*) AS total FROM job_run r WHERE ${IN_SCOPE} AND r.state = ANY ($2)`,
    [page.scopePath, states],
  );
  const { rows } = await db.query<JobRow>(
    `${JOB} WHERE ${IN_SCOPE} AND r.state = ANY ($2)
       AND ($3::timestamptz IS NULL OR (${PLACE}, r.id) < ($3::timestamptz, $4::uuid))
     ORDER BY ${PLACE} DESC, r.id DESC LIMIT $5`,
    [page.scopePath, states, after?.[0] ?? null, after?.[1] ?? null, page.limit + 1],
  );
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  return {
    jobs: shown.map(toJob),
    nextCursor: last ? Buffer.from(JSON.stringify([last.place, last.id])).toString('base64url') : null,
    total: counts[0]?.total ?? 0,
  };
}

export async function findJobs(db: Queryable, ids: readonly string[]): Promise<FoundJob[]> {
  const { rows } = await db.query<JobRow>(`${JOB} WHERE r.id = ANY ($1)`, [ids]);
  return rows.map((row) => ({ job: toJob(row), orgPath: row.org_path }));
}

function readCursor(cursor: string): z.infer<typeof CursorSchema> {
  try {
    const [place, id] = CursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (Number.isNaN(Date.parse(place))) throw new Error('not a point in time');
    return [place, id];
  } catch (cause) {
    throw new FalinkError('request.malformed', { fields: [{ path: 'cursor', message: 'unknown' }] }, { cause });
  }
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
