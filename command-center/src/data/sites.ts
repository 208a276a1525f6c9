import { type Site, terminalRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { compareText } from '../model/compare.js';
import { type PagedList, usePages } from './pages.js';

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
