import { FalinkError, type Job } from '@falink/protocol';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { lockRun, type RunRow } from '../../../kernel/jobs/queries/runs.js';
import { type RunInput, runStates } from '../../../kernel/jobs/run-state.js';
import { findJobs } from '../queries.js';

/** @throws FalinkError job.unknown */
export async function lockJob(tx: Transaction, id: string): Promise<RunRow> {
  const run = await lockRun(tx, id);
  if (!run) throw new FalinkError('job.unknown');
  return run;
}

/** @throws FalinkError job.not_offered when its kind does not allow it, job.state when its state does not */
export function requireMove(run: RunRow, input: Extract<RunInput, 'again' | 'drop'>): void {
  if (!(input === 'again' ? run.repeatable : run.droppable)) throw new FalinkError('job.not_offered');
  if (!runStates.next(run.state, input)) throw new FalinkError('job.state');
}

/** The job as it is now in this transaction. */
export async function showJob(tx: Transaction, id: string): Promise<Job> {
  const [found] = await findJobs(tx, [id]);
  if (!found) throw new Error(`job ${id} vanished inside its transaction`);
  return found.job;
}
