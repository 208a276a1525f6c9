import { consoleMessages, type Pairing, type Site, type Terminal, terminalRoutes } from '@falink/protocol';
import { useQuery } from '@tanstack/react-query';
import { useRefetchOn, useTopics } from '../../api/live.js';
import { type PagedList, usePages } from '../../api/pages.js';
import { useServices } from '../../api/services.js';
import { compareText } from '../../model/compare.js';
import { byName, type FleetFilter, inFleet } from './fleet-model.js';

export const TERMINALS_KEY = ['terminals'] as const;
export const PAIRINGS_KEY = ['pairings'] as const;
const FLEET_KEY = ['terminals', 'fleet'] as const;

/** Every heartbeat is a notice: the sums follow at this pace. */
const COUNT_EVERY_MS = 5_000;
const REFETCH_MS = 60_000;

/** The terminals in numbers: of all of them, whatever is filtered. */
export function useFleet() {
  const { http } = useServices();
  useRefetchOn(consoleMessages.terminalChanged, FLEET_KEY, COUNT_EVERY_MS);
  return useQuery({ queryKey: FLEET_KEY, queryFn: ({ signal }) => http.send(terminalRoutes.fleet, { signal }) });
}

/** Terminals in service, by name. @param outdatedVersions what the view `outdated` holds */
export function useTerminals(filter: FleetFilter, outdatedVersions: readonly string[]): PagedList<Terminal> {
  const { http } = useServices();
  useTopics(['terminals'], [TERMINALS_KEY]);
  const { view, states, units, text } = filter;
  return usePages<Terminal>({
    key: [...TERMINALS_KEY, 'list', view, states, units, text],
    message: consoleMessages.terminalChanged,
    refetchMs: REFETCH_MS,
    idOf: ({ id }) => id,
    compare: byName,
    belongs: (terminal) => inFleet(terminal, filter, outdatedVersions),
    ask: (page, signal) =>
      http.send(terminalRoutes.listTerminals, {
        query: {
          ...page,
          view,
          ...(states.length > 0 && { state: [...states] }),
          ...(units.length > 0 && { unit: [...units] }),
          ...(text !== '' && { q: text }),
        },
        signal,
      }),
  });
}

/** The terminals in service of one site. */
export function useTerminalsOf(siteId: string | undefined): PagedList<Terminal> {
  const { http } = useServices();
  return usePages<Terminal>({
    key: [...TERMINALS_KEY, 'site', siteId],
    enabled: siteId !== undefined,
    idOf: ({ id }) => id,
    compare: byName,
    belongs: ({ site, revokedAt }) => site.id === siteId && revokedAt === null,
    ask: (page, signal) =>
      http.send(terminalRoutes.listTerminals, { query: { ...page, ...(siteId && { site: siteId }) }, signal }),
  });
}

/** Boxes that wait for approval, the oldest first. `enabled` false: for somebody who has nothing to do with them. */
export function usePairings(enabled = true): PagedList<Pairing> {
  const { http } = useServices();
  useTopics(enabled ? ['pairings'] : [], [PAIRINGS_KEY]);
  return usePages<Pairing>({
    key: PAIRINGS_KEY,
    enabled,
    message: consoleMessages.pairingChanged,
    refetchMs: REFETCH_MS,
    idOf: ({ id }) => id,
    compare: (a, b) => Date.parse(a.requestedAt) - Date.parse(b.requestedAt) || compareText(a.id, b.id),
    belongs: ({ state }) => state === 'pending',
    ask: (page, signal) => http.send(terminalRoutes.listPairings, { query: page, signal }),
  });
}

/** Sites, by name. @param q words of site and org unit */
export function useSites(q: string): PagedList<Site> {
  const { http } = useServices();
  return usePages<Site>({
    key: ['sites', q],
    idOf: ({ id }) => id,
    compare: (a, b) => compareText(a.name, b.name) || compareText(a.id, b.id),
    belongs: () => true,
    ask: (page, signal) => http.send(terminalRoutes.listSites, { query: { ...page, ...(q !== '' && { q }) }, signal }),
  });
}
