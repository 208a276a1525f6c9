import { type Callback, callRoutes, consoleMessages } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { compareText } from '../model/compare.js';
import { type PagedList, usePages } from './pages.js';

const REFETCH_MS = 60_000;

/** Numbers that residents left and nobody has called back yet, the oldest first. */
export function useCallbacks(): PagedList<Callback> {
  const { http } = useServices();
  return usePages<Callback>({
    key: ['callbacks'],
    topics: ['callbacks'],
    message: consoleMessages.callbackChanged,
    refetchMs: REFETCH_MS,
    idOf: ({ id }) => id,
    compare: (a, b) => Date.parse(a.requestedAt) - Date.parse(b.requestedAt) || compareText(a.id, b.id),
    belongs: ({ state }) => state === 'open',
    ask: (page, signal) => http.send(callRoutes.listCallbacks, { query: page, signal }),
  });
}
