import { setTimeout as delay } from 'node:timers/promises';
import { backoffMs } from '@falink/client';

export interface RetryOptions {
  /** Attempts in all; Infinity by default, with a signal to end it. */
  readonly attempts?: number;
  readonly minDelayMs?: number;
  readonly maxDelayMs?: number;
  readonly signal?: AbortSignal;
  /** False ends at once with that error: a refusal does not get better by repeating. */
  readonly shouldRetry?: (error: unknown) => boolean;
  readonly onRetry?: (error: unknown, attempt: number, delayMs: number) => void;
  /** Uniform in [0, 1); replaced in tests. */
  readonly random?: () => number;
}

/**
 * Repeats `task` until it succeeds, the attempts are used up, `shouldRetry` says no, or the signal aborts.
 *
 * @throws the last error of the task, or the signal's reason.
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
    random = Math.random,
  }: RetryOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    try {
      return await task(attempt, signal);
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (attempt >= attempts || !shouldRetry(error)) throw error;
      const delayMs = backoffMs(attempt, minDelayMs, maxDelayMs, random);
      onRetry?.(error, attempt, delayMs);
      await sleep(delayMs, signal);
    }
  }
}

/** Waits, or rejects with the signal's reason. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, signal ? { signal } : {});
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  }
}
