import { retry } from '@falink/client';
import type { Clock } from '../platform/Platform.js';
import { refusalOf } from './ApiClient.js';

/** With the waits between them up to a quarter of a minute, in which a service that restarts is back. */
const ATTEMPTS = 6;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;

/**
 * Retries what the resident has already decided through a short outage of the network or the service.
 *
 * @throws the error of the last attempt; immediately when the service refuses, because a retry would not help.
 */
export function persist<T>(clock: Pick<Clock, 'after'>, work: () => Promise<T>): Promise<T> {
  return retry(work, {
    attempts: ATTEMPTS,
    minDelayMs: FIRST_WAIT_MS,
    maxDelayMs: LONGEST_WAIT_MS,
    after: (ms, run) => clock.after(ms, run),
    shouldRetry: (error) => {
      const refusal = refusalOf(error);
      return !refusal || refusal.status >= 500;
    },
  });
}
