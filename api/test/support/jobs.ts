import { until } from '@falink/fixtures/until';
import { z } from 'zod';
import { SYSTEM } from '../../src/kernel/actor.js';
import { command, nothing } from '../../src/kernel/command.js';
import type { Context } from '../../src/kernel/context.js';
import { type EnqueueOptions, enqueue } from '../../src/kernel/jobs/enqueue.js';
import { type Attempt, type Effect, job, jobKind } from '../../src/kernel/jobs/job.js';
import type { TestApi } from './api.js';

/** Work for tests: `what` says what it is about, and what its handler does with it. */
export const probe = jobKind({
  name: 'test.probe',
  title: { zh: '试验', en: 'Probe' },
  payload: z.object({ what: z.string() }),
  subject: ({ what }) => ({ zh: `试验 ${what}`, en: `probe ${what}` }),
  maxAttempts: 2,
  repeatable: true,
  droppable: true,
});

export type Handler = (attempt: Attempt & { payload: { what: string } }) => Promise<Effect | null>;

/** An area whose only job is done by `handler`. */
export function probeArea(handler: Handler) {
  return () => [{ name: 'test', jobs: [job(probe, handler)] }];
}

/** Leaves a mark that can be counted, as the effect of a job. */
export function mark(what: string): Effect {
  return async () => ({ audit: { action: 'test.marked', subject: `test:${what}` }, result: undefined });
}

export async function countMarks({ pool }: Pick<Context, 'pool'>, what: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*) AS n FROM audit_event WHERE action = 'test.marked' AND subject = $1`,
    [`test:${what}`],
  );
  return rows[0]!.n;
}

/** Asks for one in a transaction of its own. */
export function ask(api: TestApi, what: string, options: EnqueueOptions = {}): Promise<string> {
  return command(api.service.ctx, SYSTEM, {
    lock: nothing,
    authorise: () => {},
    change: async (tx) => ({ audit: 'not audited', result: await enqueue(tx, probe, { what }, options) }),
  });
}

export interface SeenRun {
  readonly state: string;
  readonly attempts: number;
  readonly reason: string | null;
  readonly progress: number;
}

export async function seeRun({ pool }: Pick<Context, 'pool'>, id: string): Promise<SeenRun | null> {
  const { rows } = await pool.query<SeenRun>(
    'SELECT state, attempts, reason_en AS reason, progress FROM job_run WHERE id = $1',
    [id],
  );
  return rows[0] ?? null;
}

export async function untilRun(api: TestApi, id: string, state: string, timeoutMs?: number): Promise<SeenRun> {
  const run = await until(
    `job ${id} to be ${state}`,
    () => seeRun(api.service.ctx, id),
    (seen) => seen?.state === state,
    timeoutMs,
  );
  return run!;
}

/** What waits in the queue or is held by a worker. */
export async function countEntries({ pool }: Pick<Context, 'pool'>): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('SELECT count(*) AS n FROM graphile_worker.jobs');
  return rows[0]!.n;
}

/** Makes due what waits for its next attempt. */
export async function makeDue({ pool }: Pick<Context, 'pool'>): Promise<void> {
  await pool.query(
    `SELECT FROM graphile_worker.reschedule_jobs(
       ARRAY(SELECT id FROM graphile_worker.jobs WHERE locked_at IS NULL AND run_at > now()), run_at => now())`,
  );
}

/** A handler that waits until it is let go, or its signal aborts. */
export class Gate {
  readonly entered: string[] = [];
  #open: () => void = () => {};
  #opened = new Promise<void>((resolve) => {
    this.#open = resolve;
  });

  open(): void {
    this.#open();
  }

  async pass({ payload, signal }: Parameters<Handler>[0]): Promise<void> {
    this.entered.push(payload.what);
    await Promise.race([
      this.#opened,
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
    ]);
  }
}
