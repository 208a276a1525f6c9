import { callRoutes, consoleMessages, isOutdated, type StaffCall } from '@falink/protocol';
import { useEffect } from 'react';
import { useNow, useServices } from '../api/services.js';
import { compareText } from '../model/compare.js';
import { reachesYesterday } from '../model/today.js';
import { useLive } from './live.js';
import { type PagedList, usePages } from './pages.js';

/** While a call lasts its timeline grows without a notification. */
const OPEN_CALL_REFETCH_MS = 3_000;

/** My calls, newest first; every page that today reaches into is loaded without being asked for. */
export function useMyCalls(): PagedList<StaffCall> {
  const { http } = useServices();
  const now = useNow(60_000);
  const list = usePages<StaffCall>({
    key: ['calls', 'mine'],
    message: consoleMessages.myCallUpdated,
    idOf: ({ id }) => id,
    compare: (a, b) => Date.parse(b.queuedAt) - Date.parse(a.queuedAt) || compareText(b.id, a.id),
    belongs: () => true,
    isOlder: isOutdated,
    ask: (page, signal) => http.send(callRoutes.listCalls, { query: { ...page, scope: 'mine' }, signal }),
  });
  const { items, hasMore, isLoadingMore, moreError, more } = list;
  const wanting = hasMore && !isLoadingMore && moreError === null && !reachesYesterday(items, now);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one page at a time, until today is whole
  useEffect(() => {
    if (wanting) more();
  }, [wanting, items.length]);
  return list;
}

/** One call with its timeline; nothing is asked for while there is no id. */
export function useCallDetails(callId: string | null) {
  const { http } = useServices();
  return useLive({
    key: ['call', callId],
    ask: (signal) => http.send(callRoutes.getCall, { params: { id: callId ?? '' }, signal }),
    enabled: callId !== null,
    refetchMs: (data) => (data?.call.endedAt === null ? OPEN_CALL_REFETCH_MS : false),
  });
}

/**
 * What the agent of a call noted. Reading somebody else's is recorded, so it is asked for once for each `version` that a
 * person wants to see; nothing is asked for while there is no id.
 */
export function useCallNotes(callId: string | null, version: number) {
  const { http } = useServices();
  return useLive({
    key: ['call notes', callId, version],
    ask: (signal) => http.send(callRoutes.readNotes, { params: { id: callId ?? '' }, signal }),
    enabled: callId !== null,
  });
}
