import type { Text } from '@falink/protocol';
import { SYSTEM } from '../actor.js';
import { command, unchanged } from '../command.js';
import type { Transaction, TransactionHost } from '../db/transaction.js';
import { jobChanged } from './changes.js';
import type { Effect } from './job.js';
import { lockRun, markDone, markFailed, markRunning, markWaiting, type RunRow } from './queries/runs.js';
import { runStates } from './run-state.js';

/** Which attempt at which run: no two attempts have the same worker and number. */
export interface AttemptId {
  readonly id: string;
  readonly workerId: string;
  readonly attempt: number;
}

/** The run is not at this attempt any more: another process has it, or it is over. Nothing was written. */
export class RunLost extends Error {
  override readonly name = 'RunLost';
}

/**
 * The present attempt becomes this one.
 *
 * @param entry the number that the queue knows the run by
 * @returns the run; null when there is nothing to do: it is over, dropped, or has a newer entry
 */
export function beginAttempt(host: TransactionHost, at: AttemptId, entry: number): Promise<RunRow | null> {
  return command<RunRow | null, RunRow | null>(host, SYSTEM, {
    lock: (tx) => lockRun(tx, at.id),
    authorise: () => {},
    change: async (tx, run) => {
      if (!run || run.queueJobId !== entry || !runStates.next(run.state, 'begin')) return unchanged(null);
      await markRunning(tx, at.id, at.workerId, at.attempt);
      return { audit: 'not audited', changed: [jobChanged(at.id)], result: run };
    },
  });
}

/** Writes what the job did and that it is done, together. @throws RunLost, and whatever the effect throws */
export function finishAttempt(host: TransactionHost, at: AttemptId, effect: Effect | null): Promise<void> {
  return command(host, SYSTEM, {
    lock: (tx) => holdAttempt(tx, at),
    authorise: () => {},
    change: async (tx) => {
      const outcome = effect ? await effect(tx) : unchanged(undefined);
      await markDone(tx, at.id);
      return { ...outcome, changed: [...(outcome.changed ?? []), jobChanged(at.id)] };
    },
  });
}

/** Another attempt follows in `afterMs`. @throws RunLost */
export function postponeAttempt(
  host: TransactionHost,
  at: AttemptId,
  { reason, afterMs }: { readonly reason: Text; readonly afterMs: number },
): Promise<void> {
  return write(host, at, (tx) => markWaiting(tx, at.id, { attempts: at.attempt, afterMs, reason }));
}

/** It was the last attempt. @throws RunLost */
export function failAttempt(host: TransactionHost, at: AttemptId, reason: Text): Promise<void> {
  return write(host, at, (tx) => markFailed(tx, at.id, reason));
}

function write(host: TransactionHost, at: AttemptId, change: (tx: Transaction) => Promise<void>): Promise<void> {
  return command(host, SYSTEM, {
    lock: (tx) => holdAttempt(tx, at),
    authorise: () => {},
    change: async (tx) => {
      await change(tx);
      return { audit: 'not audited', changed: [jobChanged(at.id)], result: undefined };
    },
  });
}

async function holdAttempt(tx: Transaction, { id, workerId, attempt }: AttemptId): Promise<void> {
  const run = await lockRun(tx, id);
  if (run?.state !== 'running' || run.workerId !== workerId || run.attempts !== attempt) {
    throw new RunLost(`run ${id} is not at attempt ${attempt} of this worker any more`);
  }
}
