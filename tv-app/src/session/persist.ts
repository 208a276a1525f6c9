import type { Clock } from '../platform/Platform.js';
import { refusalOf } from './ApiClient.js';

/** Between tries; together a quarter of a minute, in which a service that restarts or a network that blinks is back. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000];

/**
 * Retries what the resident has already decided through a short outage of the network or the service.
 *
 * @throws the error of the last attempt; immediately when the service refuses, because a retry would not help.
 */
export async function persist<T>(clock: Pick<Clock, 'after'>, work: () => Promise<T>): Promise<T> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal && refusal.status < 500) throw error;
    }
    await new Promise<void>((resolve) => clock.after(pauseMs, resolve));
  }
  return work();
}
