import { type HealthTrouble, type TroubledTerminal, terminalHealthRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { compareText } from '../model/compare.js';
import { troubleSize } from '../model/fleet-trouble.js';
import { type PagedList, usePages } from './pages.js';

/** Whole hours are summed up, and no notification announces it. */
const REFETCH_MS = 5 * 60_000;

/** Terminals with such trouble in the last day, the worst first. */
export function useTroubledTerminals(by: HealthTrouble): PagedList<TroubledTerminal> {
  const { http } = useServices();
  return usePages<TroubledTerminal>({
    key: ['troubled-terminals', by],
    refetchMs: REFETCH_MS,
    idOf: ({ id }) => id,
    compare: (a, b) => troubleSize(b, by) - troubleSize(a, by) || compareText(b.id, a.id),
    belongs: (one) => troubleSize(one, by) > 0,
    ask: (page, signal) => http.send(terminalHealthRoutes.troubledTerminals, { query: { ...page, by }, signal }),
  });
}
