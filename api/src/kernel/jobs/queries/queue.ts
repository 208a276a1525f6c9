import type { Queryable } from '../../db/pool.js';

// The public functions and the view of graphile-worker's schema; its tables are its own.

export interface QueueEntry {
  readonly name: string;
  readonly runId: string;
  readonly queue: string | null;
  /** Null: now. */
  readonly dueAt: Date | null;
  readonly maxAttempts: number;
  readonly priority: number;
}

/** Puts a run into the queue, or puts its entry right when it has one. @returns the entry's number */
export async function addEntry(db: Queryable, entry: QueueEntry): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `SELECT id FROM graphile_worker.add_job(
       $1, payload => json_build_object('run', $2::text), queue_name => $3, run_at => $4, max_attempts => $5,
       job_key => $2::text, priority => $6)`,
    [entry.name, entry.runId, entry.queue, entry.dueAt, entry.maxAttempts, entry.priority],
  );
  if (!rows[0]) throw new Error(`the queue took no entry for run ${entry.runId}`);
  return rows[0].id;
}

/** Takes a run out of the queue; an entry that a worker has just taken is ended by that worker. */
export async function removeEntry(db: Queryable, runId: string): Promise<void> {
  await db.query('SELECT FROM graphile_worker.remove_job($1)', [runId]);
}

/** The entries that these workers hold. */
export async function findHeldEntries(db: Queryable, workerIds: readonly string[]): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>('SELECT id FROM graphile_worker.jobs WHERE locked_by = ANY ($1)', [
    workerIds,
  ]);
  return rows.map(({ id }) => id);
}

/** Takes from these workers whatever they hold: entries and queues. */
export async function unlockWorkers(db: Queryable, workerIds: readonly string[]): Promise<void> {
  await db.query('SELECT graphile_worker.force_unlock_workers($1)', [workerIds]);
}

/** Makes an entry that nobody holds due now, with so many attempts behind it. */
export async function rescheduleEntry(db: Queryable, id: number, attempts: number): Promise<void> {
  await db.query('SELECT FROM graphile_worker.reschedule_jobs(ARRAY[$1::bigint], run_at => now(), attempts => $2)', [
    id,
    attempts,
  ]);
}

/** Deletes an entry that nobody holds. */
export async function deleteEntry(db: Queryable, id: number): Promise<void> {
  await db.query('SELECT FROM graphile_worker.complete_jobs(ARRAY[$1::bigint])', [id]);
}
