import type { JobState, Text } from '@falink/protocol';
import type { Queryable } from '../../db/pool.js';
import { runStates } from '../run-state.js';

export interface NewRun {
  readonly name: string;
  readonly payload: unknown;
  readonly key: string | null;
  readonly title: Text;
  readonly subject: Text;
  readonly orgPath: string | null;
  readonly askedBy: string | null;
  readonly repeatable: boolean;
  readonly droppable: boolean;
  readonly queue: string | null;
  readonly priority: number;
  readonly maxAttempts: number;
  readonly dueAt: Date | null;
}

/** A run, locked until the commit. */
export interface RunRow {
  readonly id: string;
  readonly name: string;
  readonly state: JobState;
  readonly queueJobId: number | null;
  readonly payload: unknown;
  readonly orgPath: string | null;
  readonly workerId: string | null;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly queue: string | null;
  readonly priority: number;
  readonly repeatable: boolean;
  readonly droppable: boolean;
}

const ROW = `id, name, state, queue_job_id AS "queueJobId", payload, org_path::text AS "orgPath", worker_id AS "workerId",
  attempts, max_attempts AS "maxAttempts", queue, priority, repeatable, droppable`;

/** @returns null when a run that is not over has this name and key */
export async function insertRun(db: Queryable, run: NewRun): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO job_run (name, payload, key, title_zh, title_en, subject_zh, subject_en, org_path, asked_by, repeatable,
       droppable, queue, priority, max_attempts, due_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::ltree, $9, $10, $11, $12, $13, $14, coalesce($15, now()))
     ON CONFLICT (name, key) WHERE state IN ('waiting', 'running', 'failed') DO NOTHING
     RETURNING id`,
    [
      run.name,
      JSON.stringify(run.payload),
      run.key,
      run.title.zh,
      run.title.en,
      run.subject.zh,
      run.subject.en,
      run.orgPath,
      run.askedBy,
      run.repeatable,
      run.droppable,
      run.queue,
      run.priority,
      run.maxAttempts,
      run.dueAt,
    ],
  );
  return rows[0]?.id ?? null;
}

export async function setQueueEntry(db: Queryable, id: string, queueJobId: number): Promise<void> {
  await db.query('UPDATE job_run SET queue_job_id = $2 WHERE id = $1', [id, queueJobId]);
}

export async function lockRun(db: Queryable, id: string): Promise<RunRow | null> {
  const { rows } = await db.query<RunRow>(`SELECT ${ROW} FROM job_run WHERE id = $1 FOR UPDATE`, [id]);
  return rows[0] ?? null;
}

/** The run that is not over and has this name and key. */
export async function lockRunByKey(db: Queryable, name: string, key: string): Promise<RunRow | null> {
  const { rows } = await db.query<RunRow>(
    `SELECT ${ROW} FROM job_run WHERE name = $1 AND key = $2 AND state IN ('waiting', 'running', 'failed') FOR UPDATE`,
    [name, key],
  );
  return rows[0] ?? null;
}

/** The runs that these workers attempt, and those whose entries in the queue are among these. */
export async function lockHeldRuns(
  db: Queryable,
  workerIds: readonly string[],
  entries: readonly number[],
): Promise<RunRow[]> {
  const { rows } = await db.query<RunRow>(
    `SELECT ${ROW} FROM job_run
     WHERE (state = 'running' AND worker_id = ANY ($1)) OR (state = 'waiting' AND queue_job_id = ANY ($2))
     ORDER BY id FOR UPDATE`,
    [workerIds, entries],
  );
  return rows;
}

/** The runs that a worker attempts, with the number of the attempt. */
export async function findHeldRuns(
  db: Queryable,
  workerId: string,
): Promise<{ readonly id: string; readonly attempt: number }[]> {
  const { rows } = await db.query<{ id: string; attempt: number }>(
    `SELECT id, attempts AS attempt FROM job_run WHERE state = 'running' AND worker_id = $1`,
    [workerId],
  );
  return rows;
}

export async function markRunning(db: Queryable, id: string, workerId: string, attempts: number): Promise<void> {
  const { from, to } = runStates.move('begin');
  await db.query(
    `UPDATE job_run SET state = $4, worker_id = $2, attempts = $3, started_at = now(), progress = 0, note_zh = NULL, note_en = NULL
     WHERE id = $1 AND state = ANY ($5)`,
    [id, workerId, attempts, to, from],
  );
}

/**
 * The present attempt is over and another one follows.
 *
 * @param next `afterMs`: until then, in ms; `reason` null: the attempt did not fail
 */
export async function markWaiting(
  db: Queryable,
  id: string,
  next: { readonly attempts: number; readonly afterMs: number; readonly reason: Text | null },
): Promise<void> {
  const { from, to } = runStates.move('wait');
  await db.query(
    `UPDATE job_run SET state = $6, worker_id = NULL, attempts = $2, due_at = now() + $3 * interval '1 millisecond',
       reason_zh = coalesce($4, reason_zh), reason_en = coalesce($5, reason_en), progress = 0, note_zh = NULL, note_en = NULL
     WHERE id = $1 AND state = ANY ($7)`,
    [id, next.attempts, next.afterMs, next.reason?.zh ?? null, next.reason?.en ?? null, to, from],
  );
}

export async function markFailed(db: Queryable, id: string, reason: Text): Promise<void> {
  const { from, to } = runStates.move('fail');
  await db.query(
    `UPDATE job_run SET state = $4, worker_id = NULL, finished_at = now(), reason_zh = $2, reason_en = $3, note_zh = NULL, note_en = NULL
     WHERE id = $1 AND state = ANY ($5)`,
    [id, reason.zh, reason.en, to, from],
  );
}

export async function markDone(db: Queryable, id: string): Promise<void> {
  const { from, to } = runStates.move('finish');
  await db.query(
    `UPDATE job_run SET state = $2, worker_id = NULL, finished_at = now(), progress = 1, note_zh = NULL, note_en = NULL,
       reason_zh = NULL, reason_en = NULL
     WHERE id = $1 AND state = ANY ($3)`,
    [id, to, from],
  );
}

/** A failed run begins from its first attempt, with another payload if one is given. */
export async function markAgain(db: Queryable, id: string, payload?: unknown): Promise<void> {
  const { from, to } = runStates.move('again');
  await db.query(
    `UPDATE job_run SET state = $2, attempts = 0, due_at = now(), started_at = NULL, finished_at = NULL, progress = 0,
       payload = coalesce($4, payload)
     WHERE id = $1 AND state = ANY ($3)`,
    [id, to, from, payload === undefined ? null : JSON.stringify(payload)],
  );
}

export async function markDropped(db: Queryable, id: string): Promise<void> {
  const { from, to } = runStates.move('drop');
  await db.query(`UPDATE job_run SET state = $2, finished_at = now() WHERE id = $1 AND state = ANY ($3)`, [
    id,
    to,
    from,
  ]);
}

/** @returns false when the run is not at this attempt any more */
export async function writeProgress(
  db: Queryable,
  at: { readonly id: string; readonly workerId: string; readonly attempt: number },
  { share, note }: { readonly share: number; readonly note: Text | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE job_run SET progress = $4, note_zh = $5, note_en = $6
     WHERE id = $1 AND state = 'running' AND worker_id = $2 AND attempts = $3`,
    [at.id, at.workerId, at.attempt, share, note?.zh ?? null, note?.en ?? null],
  );
  return rowCount === 1;
}

/** Forgets what has been over for so many days. */
export async function forgetRuns(db: Queryable, days: number): Promise<void> {
  await db.query(`DELETE FROM job_run WHERE finished_at < now() - $1 * interval '1 day'`, [days]);
}
