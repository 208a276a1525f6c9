import { consoleMessages, type Pairing, terminalRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { compareText } from '../model/compare.js';
import { useLive } from './live.js';
import { type PagedList, usePages } from './pages.js';

export const PAIRINGS = 'pairings';
const REFETCH_MS = 60_000;

/** Boxes that wait for approval, the oldest first. `enabled` false: for somebody who has nothing to do with them. */
export function usePairings(enabled = true): PagedList<Pairing> {
  const { http } = useServices();
  return usePages<Pairing>({
    key: [PAIRINGS],
    enabled,
    topics: ['pairings'],
    message: consoleMessages.pairingChanged,
    refetchMs: REFETCH_MS,
    idOf: ({ id }) => id,
    compare: (a, b) => Date.parse(a.requestedAt) - Date.parse(b.requestedAt) || compareText(a.id, b.id),
    belongs: ({ state }) => state === 'pending',
    ask: (page, signal) => http.send(terminalRoutes.listPairings, { query: page, signal }),
  });
}

/** The box that shows a code; nothing is asked for while the code is null. */
export function usePairing(code: string | null) {
  const { http } = useServices();
  return useLive({
    key: ['pairing', code],
    ask: (signal) => http.send(terminalRoutes.pairingByCode, { params: { code: code ?? '' }, signal }),
    enabled: code !== null,
    retries: false,
  });
}
