import { consoleMessages, type Retention, retentionRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { type Change, refetchOn, useLive } from './live.js';

const KEY = ['retention'] as const;
/** What becomes due with time is announced by nobody. */
const REFETCH_MS = 300_000;
/** A run reports its progress every second. */
const CHANGES: readonly Change<Retention>[] = [refetchOn(consoleMessages.jobChanged, 5_000)];

/** How long personal data is kept, and what was erased. */
export function useRetention() {
  const { http } = useServices();
  return useLive<Retention>({
    key: KEY,
    ask: (signal) => http.send(retentionRoutes.retention, { signal }),
    topics: ['jobs'],
    changes: CHANGES,
    refetchMs: REFETCH_MS,
  });
}
