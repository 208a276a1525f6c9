import { consoleMessages, type FleetMap, type Terminal, terminalRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { byName } from '../model/fleet.js';
import { withTerminal } from '../model/fleet-map.js';
import { type Change, change, refetchOn, useLive } from './live.js';
import { type PagedList, usePages } from './pages.js';

export const TERMINALS = 'terminals';

/** Every heartbeat is a notification: the sums follow at this pace. */
const COUNT_EVERY_MS = 5_000;

/** Notifications say what changes; this is for what they cannot: a clock that makes a terminal count as gone. */
const MAP_REFETCH_MS = 5 * 60_000;

const MAP_CHANGES: readonly Change<FleetMap>[] = [change(consoleMessages.terminalChanged, withTerminal)];
const COUNT_CHANGES = [refetchOn(consoleMessages.terminalChanged, COUNT_EVERY_MS)];

/** The terminals in numbers: of all of them, whatever is filtered. */
export function useFleet() {
  const { http } = useServices();
  return useLive({
    key: [TERMINALS, 'fleet'],
    ask: (signal) => http.send(terminalRoutes.fleet, { signal }),
    topics: ['terminals'],
    changes: COUNT_CHANGES,
  });
}

/** Every terminal in service as a mark on the map. */
export function useFleetMap() {
  const { http } = useServices();
  return useLive<FleetMap>({
    key: [TERMINALS, 'map'],
    ask: (signal) => http.send(terminalRoutes.fleetMap, { signal }),
    topics: ['terminals'],
    changes: MAP_CHANGES,
    refetchMs: MAP_REFETCH_MS,
  });
}

/** The terminals in service of one site; nothing is asked for while there is no site. */
export function useTerminalsOf(siteId: string | undefined): PagedList<Terminal> {
  const { http } = useServices();
  return usePages<Terminal>({
    key: [TERMINALS, 'site', siteId],
    enabled: siteId !== undefined,
    idOf: ({ id }) => id,
    compare: byName,
    belongs: ({ site, revokedAt }) => site.id === siteId && revokedAt === null,
    ask: (page, signal) =>
      http.send(terminalRoutes.listTerminals, { query: { ...page, ...(siteId && { site: siteId }) }, signal }),
  });
}

/** One terminal as it was when it was asked for; nothing is asked for while there is no id. */
export function useTerminal(id: string | undefined) {
  const { http } = useServices();
  return useLive({
    key: ['terminal', id],
    ask: (signal) => http.send(terminalRoutes.getTerminal, { params: { id: id ?? '' }, signal }),
    enabled: id !== undefined,
  });
}
