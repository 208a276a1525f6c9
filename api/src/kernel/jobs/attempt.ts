import { retry } from '@falink/client';
import { isUnavailable, type Logger } from '@falink/service-kit';
import type { Context } from '../context.js';
import type { Job } from './job.js';
import { JobFailure, reasonOf, UNREADABLE } from './job-failure.js';
import { Progress } from './progress.js';
import { type AttemptId, beginAttempt, failAttempt, finishAttempt, postponeAttempt, RunLost } from './steps.js';

/** graphile-worker's own back-off, e^attempts seconds; the queue decides, this is what staff are shown. */
const backOffMs = (attempts: number): number => 1_000 * Math.exp(Math.min(attempts, 10));

export interface AttemptOptions {
  readonly ctx: Context;
  readonly job: Job;
  readonly at: AttemptId;
  /** The number that the queue knows the run by. */
  readonly entry: number;
  /** Called when the attempt is the run's present one, with what ends it. */
  readonly onBegin: (abort: AbortController) => void;
}

/**
 * One attempt at a run, as the queue calls it.
 *
 * Resolves when the queue may forget its entry: the run is done, has failed for the last time, or needs nothing.
 *
 * @throws whatever ended the attempt when the queue must keep the entry: there will be another attempt, or another
 *   process has it
 */
export async function attempt({ ctx, job, at, entry, onBegin }: AttemptOptions): Promise<void> {
  const run = await beginAttempt(ctx, at, entry);
  if (!run) return;
  const log = ctx.log.child({ job: job.name, run: at.id, attempt: at.attempt });
  const abort = new AbortController();
  const { signal } = abort;
  onBegin(abort);
  const work = job.read(run.payload);
  const lost = (): void => abort.abort(new RunLost(`run ${at.id} was taken over`));
  const progress = new Progress({ host: ctx, at, log, onLost: lost });
  try {
    if (!work) throw new JobFailure(UNREADABLE, { retry: false });
    const effect = await work({
      id: at.id,
      ctx,
      number: at.attempt,
      signal,
      progress: (share, note) => progress.report(share, note),
    });
    await progress.close();
    await persist(() => finishAttempt(ctx, at, effect), signal);
    log.debug('a job is done');
  } catch (err) {
    await progress.close();
    if (err instanceof RunLost || signal.aborted) throw err;
    const isLast = at.attempt >= run.maxAttempts || (err instanceof JobFailure && !err.retry);
    logFailure(log, err, isLast);
    const reason = reasonOf(err);
    if (isLast) return persist(() => failAttempt(ctx, at, reason), signal);
    await persist(() => postponeAttempt(ctx, at, { reason, afterMs: backOffMs(at.attempt) }), signal);
    throw err;
  }
}

function logFailure(log: Logger, err: unknown, isLast: boolean): void {
  if (isLast) log.error({ err }, 'a job failed for the last time');
  else log.warn({ err }, 'an attempt at a job failed; it is attempted again');
}

/** What was worked out in an hour is not lost because the database is away for a minute. */
async function persist(write: () => Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    await retry(write, { minDelayMs: 500, maxDelayMs: 5_000, shouldRetry: isUnavailable, signal });
  }
}
