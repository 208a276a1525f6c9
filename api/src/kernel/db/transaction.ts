import { isUnavailable } from '@falink/service-kit';
import type pg from 'pg';
import type { Change, ChangeFeed } from '../delivery/change-feed.js';
import type { Queryable } from './pool.js';

/** deadlock_detected, serialization_failure: the whole transaction is repeated. */
const REPEATABLE = new Set(['40P01', '40001']);
const ATTEMPTS = 4;

/** An open transaction. Its changes are announced to the sockets after the commit, never before. */
export interface Transaction extends Queryable {
  /** Notes a change to be announced after the commit. */
  changed(...changes: readonly Change[]): void;
  /** Runs after the commit; must not throw. */
  afterCommit(task: () => void): void;
}

export interface TransactionHost {
  readonly pool: pg.Pool;
  readonly changes: ChangeFeed;
}

/** Runs `work` in one transaction, repeated on a deadlock; any error rolls everything back and nothing is announced. */
export async function inTransaction<T>(host: TransactionHost, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(host, work);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (attempt >= ATTEMPTS || typeof code !== 'string' || !REPEATABLE.has(code)) throw error;
    }
  }
}

async function once<T>({ pool, changes }: TransactionHost, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const noted: Change[] = [];
  const tasks: (() => void)[] = [];
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  // A connection that breaks while checked out reports here, not at the pool; unheard it would end the process.
  client.on('error', onError);
  let result: T;
  try {
    await client.query('BEGIN');
    result = await work({
      query: (text, values) => client.query(text, values as unknown[]),
      changed: (...more) => {
        noted.push(...more);
      },
      afterCommit: (task) => {
        tasks.push(task);
      },
    });
    await client.query('COMMIT');
  } catch (error) {
    // A database that does not answer any more would not answer this either.
    if (isUnavailable(error)) broken ??= error as Error;
    else
      await client.query('ROLLBACK').catch((rollbackError: Error) => {
        broken ??= rollbackError;
      });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
  if (noted.length > 0) changes.publish(noted);
  for (const task of tasks) task();
  return result;
}
