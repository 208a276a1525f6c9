import { sleep } from '@falink/client';
import type pg from 'pg';
import type { Context } from '../context.js';
import { createPool } from '../db/pool.js';
import type { Job } from './job.js';
import { findEarlierWorkers } from './queries/workers.js';
import { QueueWorker } from './queue-worker.js';
import { releaseWorkers } from './release.js';

const RESTART_MS = 1_000;
/** Besides one for each job: one that listens, and one to ask the queue with. */
const MORE_CONNECTIONS = 2;

/**
 * Runs jobs in this process: always has one worker, and starts another when one ended, as after an outage of the
 * database.
 */
export class JobRunner {
  readonly #stopping = new AbortController();
  readonly #jobs: readonly Job[];
  #loop: Promise<void> = Promise.resolve();

  /** @throws Error when two jobs have one name */
  constructor(private readonly options: { readonly ctx: Context; readonly jobs: readonly Job[] }) {
    this.#jobs = options.jobs;
    const names = this.#jobs.map(({ name }) => name);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice) throw new Error(`two jobs are named ${twice}`);
  }

  start(): void {
    const { jobsAtOnce } = this.options.ctx.config;
    if (jobsAtOnce > 0 && this.#jobs.length > 0) this.#loop = this.#run(jobsAtOnce);
  }

  /** Resolves when every job of this process has ended or was given back; at most some seconds. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  async #run(concurrency: number): Promise<void> {
    const { ctx } = this.options;
    const { databaseUrl } = ctx.config;
    const pgPool = createPool({
      ...{ databaseUrl, name: 'falink-jobs', log: ctx.log },
      connections: concurrency + MORE_CONNECTIONS,
    });
    // A connection that breaks while checked out reports here; unheard, it would end the process.
    pgPool.on('connect', (client) => client.on('error', (err) => ctx.log.info({ err }, 'a connection for jobs broke')));
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#work(pgPool, concurrency);
      } catch (err) {
        ctx.log.warn({ err }, 'the job queue cannot be reached; it is tried again');
      }
      await sleep(RESTART_MS, signal).catch(() => {});
    }
    await pgPool.end();
  }

  /** One worker, from its start until it ends or this process stops. */
  async #work(pgPool: pg.Pool, concurrency: number): Promise<void> {
    const { ctx } = this.options;
    const { signal } = this.#stopping;
    const earlier = await findEarlierWorkers(ctx.pool, ctx.config.nodeId);
    if (earlier.length > 0) await releaseWorkers(ctx, earlier, 'died');
    if (signal.aborted) return;
    const worker = new QueueWorker({ ctx, jobs: this.#jobs, concurrency, pgPool });
    const stopped = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([worker.ended, stopped]);
    await worker.stop(signal.aborted ? 'the service stops' : 'the worker ended');
  }
}
