import { EventEmitter } from 'node:events';
import { retry } from '@falink/client';
import type { Logger } from '@falink/service-kit';
import {
  Logger as GraphileLogger,
  runTaskList,
  type TaskList,
  type WorkerEvents,
  type WorkerPool,
} from 'graphile-worker';
import type pg from 'pg';
import { z } from 'zod';
import { NODE_BEAT_MS } from '../alive.js';
import type { Context } from '../context.js';
import { attempt } from './attempt.js';
import type { Job } from './job.js';
import { findHeldRuns } from './queries/runs.js';
import { enlistWorker } from './queries/workers.js';
import { releaseWorkers } from './release.js';
import { type AttemptId, RunLost } from './steps.js';

/** What the queue is asked for by those who hear no notification: after an outage, and for what was released. */
const POLL_MS = 1_000;
/** How long aborted jobs have to end. */
const STOP_GRACE_MS = 3_000;

const EntrySchema = z.object({ run: z.uuid() });

/** What takes jobs from the queue and runs them, from its start to its end; {@link JobRunner} replaces one that ended. */
export class QueueWorker {
  /** Settles when it takes no more jobs, whatever the cause. */
  readonly ended: Promise<void>;
  readonly #pool: WorkerPool;
  readonly #beat: NodeJS.Timeout;
  /** The attempts that have begun here, and what ends each. */
  readonly #attempts = new Map<AttemptId, AbortController>();
  #hasAsked = false;

  constructor(
    private readonly options: {
      readonly ctx: Context;
      readonly jobs: readonly Job[];
      readonly concurrency: number;
      readonly pgPool: pg.Pool;
    },
  ) {
    const { jobs, concurrency, pgPool, ctx } = options;
    const events: WorkerEvents = new EventEmitter();
    events.on('worker:getJob:empty', () => {
      this.#hasAsked = true;
    });
    events.on('job:start', () => {
      this.#hasAsked = true;
    });
    // graphile-worker remembers for ever that its first question failed.
    events.on('worker:getJob:error', () => {
      if (!this.#hasAsked) this.#end('the first question to the queue failed');
    });
    this.#pool = runTaskList(
      {
        noHandleSignals: true,
        pollInterval: POLL_MS,
        concurrency,
        events,
        logger: graphileLogger(ctx.log),
        // Without a delay it would not wait for the answer when a job ends: an outage would end the process.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      },
      this.#tasks(jobs),
      pgPool,
    );
    this.ended = Promise.resolve(this.#pool.promise).catch((err: unknown) =>
      ctx.log.warn({ err }, 'a worker of the job queue ended'),
    );
    this.#beat = setInterval(() => void this.#tend(), NODE_BEAT_MS);
    void this.#tend();
  }

  /** Ends what runs and gives it back to the queue, so that another process takes it at once. */
  async stop(why: string): Promise<void> {
    clearInterval(this.#beat);
    for (const abort of this.#attempts.values()) abort.abort(new Error(why));
    const graceful = Promise.resolve(this.#pool.gracefulShutdown(why)).catch(() => {});
    const isOver = await Promise.race([graceful.then(() => true), after(STOP_GRACE_MS).then(() => false)]);
    // Its rejection lists the jobs that did not end in time.
    if (!isOver) await Promise.resolve(this.#pool.forcefulShutdown(why)).catch(() => {});
    const { ctx } = this.options;
    // When the database is away, others find that this process is gone.
    await retry(() => releaseWorkers(ctx, [this.#pool.id], 'stopped'), { attempts: 3 }).catch((err: unknown) =>
      ctx.log.warn({ err }, 'jobs could not be given back to the queue'),
    );
  }

  #tasks(jobs: readonly Job[]): TaskList {
    return Object.fromEntries(
      jobs.map((job) => [
        job.name,
        async (payload: unknown, { job: entry }) => {
          const { run: id } = EntrySchema.parse(payload);
          const at = { id, workerId: this.#pool.id, attempt: entry.attempts };
          const onBegin = (abort: AbortController): void => void this.#attempts.set(at, abort);
          try {
            await attempt({ ctx: this.options.ctx, job, at, entry: Number(entry.id), onBegin });
          } finally {
            this.#attempts.delete(at);
          }
        },
      ]),
    );
  }

  /** Says that this worker lives, and ends attempts that another process has taken over. */
  async #tend(): Promise<void> {
    const { pool, config, log } = this.options.ctx;
    const begun = [...this.#attempts];
    try {
      await enlistWorker(pool, this.#pool.id, config.nodeId);
      if (begun.length === 0) return;
      const held = await findHeldRuns(pool, this.#pool.id);
      for (const [{ id, attempt: number }, abort] of begun) {
        if (!held.some((run) => run.id === id && run.attempt === number))
          abort.abort(new RunLost(`run ${id} was taken over`));
      }
    } catch (err) {
      log.debug({ err }, 'a worker of the job queue could not say that it lives');
    }
  }

  #end(why: string): void {
    Promise.resolve(this.#pool.gracefulShutdown(why)).catch(() => {});
  }
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

/** Attempts are logged by us; what graphile-worker logs besides is debug output. */
function graphileLogger(log: Logger): GraphileLogger {
  return new GraphileLogger(() => (level, message, meta) => {
    if (level === 'warning') log.info(message);
    else log.debug({ meta }, message);
  });
}
