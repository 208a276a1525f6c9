import { intakeRoutes, terminalRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { useLive } from './live.js';

/** So many of each kind: what fits below the field without scrolling far. The list itself has the rest. */
const FOUND = 6;

/** The first terminals that hold every word, and how many there are; null asks nothing. */
export function useFoundTerminals(q: string | null) {
  const { http } = useServices();
  return useLive({
    key: ['terminals', 'found', q],
    ask: (signal) =>
      http.send(terminalRoutes.listTerminals, {
        query: { limit: FOUND, view: 'all', sort: 'name', q: q ?? '' },
        signal,
      }),
    enabled: q !== null,
    retries: false,
  });
}

/** The first applications that hold every word, and how many there are; null asks nothing. */
export function useFoundApplications(q: string | null) {
  const { http } = useServices();
  return useLive({
    key: ['applications', 'found', q],
    ask: (signal) => http.send(intakeRoutes.listApplications, { query: { limit: FOUND, q: q ?? '' }, signal }),
    enabled: q !== null,
    retries: false,
  });
}
