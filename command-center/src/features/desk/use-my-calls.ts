import { callRoutes, consoleMessages, isOutdated, type StaffCall } from '@falink/protocol';
import { useEffect } from 'react';
import { type PagedList, usePages } from '../../api/pages.js';
import { useNow, useServices } from '../../api/services.js';
import { compareText } from '../../model/compare.js';
import { reachesYesterday } from '../../model/today.js';

const KEY = ['calls', 'mine'] as const;

/** My calls, newest first. As many pages are loaded by themselves as today has. */
export function useMyCalls(): PagedList<StaffCall> {
  const { http } = useServices();
  const now = useNow(60_000);
  const list = usePages<StaffCall>({
    key: KEY,
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
