import { FalinkError } from '@falink/protocol';
import { waitAfterRefusalMs } from './backoff.js';

/** Runs once after so many ms; the returned function cancels it. */
export type After = (ms: number, run: () => void) => () => void;

export interface RetryOptions {
  /** Attempts in all; Infinity by default, with a signal to end it. */
  readonly attempts?: number;
  readonly minDelayMs?: number;
  readonly maxDelayMs?: number;
  readonly signal?: AbortSignal;
  /** False ends at once with that error: a refusal does not get better by repeating. */
  readonly shouldRetry?: (error: unknown) => boolean;
  readonly onRetry?: (error: unknown, attempt: number, delayMs: number) => void;
  /** The timer; a clock's own on the television and in tests. */
  readonly after?: After;
  /** Uniform in [0, 1); replaced in tests. */
  readonly random?: () => number;
}

const afterTimeout: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/**
 * Repeats `task` until it succeeds, the attempts are used up, `shouldRetry` says no, or the signal aborts. The waits
 * grow, are spread at random, and are not shorter than the service asked for (SPEC P14).
 *
 * @throws the last error of the task, or the signal's reason
 */
export async function retry<T>(
  task: (attempt: number, signal: AbortSignal | undefined) => Promise<T>,
  {
    attempts = Number.POSITIVE_INFINITY,
    minDelayMs = 100,
    maxDelayMs = 5_000,
    signal,
    shouldRetry = () => true,
    onRetry,
    after = afterTimeout,
    random = Math.random,
  }: RetryOptions = {},
): Promise<T> {
  const bounds = { minMs: minDelayMs, maxMs: maxDelayMs };
  for (let attempt = 1; ; attempt += 1) {
    if (signal?.aborted) throw reasonOf(signal);
    try {
      return await task(attempt, signal);
    } catch (error) {
      if (signal?.aborted) throw reasonOf(signal);
      if (attempt >= attempts || !shouldRetry(error)) throw error;
      const delayMs = waitAfterRefusalMs(attempt, retryAfterSOf(error), bounds, random);
      onRetry?.(error, attempt, delayMs);
      await sleep(delayMs, signal, after);
    }
  }
}

/** Waits, or rejects with the signal's reason. */
export function sleep(ms: number, signal?: AbortSignal, after: After = afterTimeout): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(reasonOf(signal));
    const aborted = (): void => {
      cancel();
      reject(signal && reasonOf(signal));
    };
    const cancel = after(ms, () => {
      signal?.removeEventListener('abort', aborted);
      resolve();
    });
    signal?.addEventListener('abort', aborted, { once: true });
  });
}

/** When the service asked for it to be tried again, if it did. */
export function retryAfterSOf(error: unknown): number | undefined {
  return error instanceof FalinkError ? error.extra.retryAfterS : undefined;
}

/** The oldest boxes know no reason. */
function reasonOf(signal: AbortSignal): unknown {
  return signal.reason ?? new Error('aborted');
}
