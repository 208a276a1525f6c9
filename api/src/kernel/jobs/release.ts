import { SYSTEM } from '../actor.js';
import { command } from '../command.js';
import type { Transaction, TransactionHost } from '../db/transaction.js';
import type { Change } from '../delivery/change-feed.js';
import { jobChanged } from './changes.js';
import { CUT_OFF } from './job-failure.js';
import { deleteEntry, findHeldEntries, rescheduleEntry, unlockWorkers } from './queries/queue.js';
import { lockHeldRuns, markFailed, markWaiting, type RunRow } from './queries/runs.js';
import { forgetWorkers } from './queries/workers.js';

/**
 * Takes from workers that are gone what they held, so that others attempt it at once. graphile-worker alone would wait
 * for four hours.
 *
 * @param why `stopped`: the attempts that were cut short do not count; `died`: they do, so that a job that kills its
 *   process ends as failed
 */
export function releaseWorkers(
  host: TransactionHost,
  workerIds: readonly string[],
  why: 'stopped' | 'died',
): Promise<void> {
  return command(host, SYSTEM, {
    lock: async (tx) => lockHeldRuns(tx, workerIds, await findHeldEntries(tx, workerIds)),
    authorise: () => {},
    change: async (tx, runs) => {
      await unlockWorkers(tx, workerIds);
      const changed: Change[] = [];
      for (const run of runs) {
        await release(tx, run, why);
        changed.push(jobChanged(run.id));
      }
      await forgetWorkers(tx, workerIds);
      return { audit: 'not audited', changed, result: undefined };
    },
  });
}

async function release(
  tx: Transaction,
  { id, state, attempts, maxAttempts, queueJobId }: RunRow,
  why: 'stopped' | 'died',
): Promise<void> {
  if (queueJobId === null) throw new Error(`run ${id} has no entry in the queue`);
  // Taken from the queue, and its attempt not yet begun.
  if (state === 'waiting') return rescheduleEntry(tx, queueJobId, attempts);
  if (why === 'stopped') {
    await markWaiting(tx, id, { attempts: attempts - 1, afterMs: 0, reason: null });
    return rescheduleEntry(tx, queueJobId, attempts - 1);
  }
  if (attempts >= maxAttempts) {
    await markFailed(tx, id, CUT_OFF);
    return deleteEntry(tx, queueJobId);
  }
  await markWaiting(tx, id, { attempts, afterMs: 0, reason: CUT_OFF });
  return rescheduleEntry(tx, queueJobId, attempts);
}
