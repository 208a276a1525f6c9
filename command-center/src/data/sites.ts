import { consoleMessages, isOutdated, placeRoutes, type SiteKind, type SiteProfile } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { compareText, hasEveryWord } from '../model/compare.js';
import { change, useLive } from './live.js';
import { type PagedList, usePages } from './pages.js';

export const SITES = 'sites';

export interface SiteFilter {
  /** Words of site, org unit and address. */
  readonly q: string;
  /** At and below this unit. */
  readonly unit?: { readonly id: string; readonly path: string };
  readonly kinds?: readonly SiteKind[];
}

/** Open sites, by name. */
export function useSites({ q, unit, kinds = [] }: SiteFilter): PagedList<SiteProfile> {
  const { http } = useServices();
  return usePages<SiteProfile>({
    key: [SITES, unit?.id, kinds, q],
    topics: ['places'],
    message: consoleMessages.siteChanged,
    idOf: ({ id }) => id,
    compare: (a, b) => compareText(a.name, b.name) || compareText(a.id, b.id),
    isOlder: isOutdated,
    belongs: ({ name, address, orgUnit, kind, closedAt }) =>
      closedAt === null &&
      (!unit || `${orgUnit.path}.`.startsWith(`${unit.path}.`)) &&
      (kinds.length === 0 || kinds.includes(kind)) &&
      hasEveryWord([name, orgUnit.name, address], q),
    ask: (page, signal) =>
      http.send(placeRoutes.listSites, {
        query: {
          ...page,
          ...(unit && { unit: unit.id }),
          ...(kinds.length > 0 && { kind: [...kinds] }),
          ...(q !== '' && { q }),
        },
        signal,
      }),
  });
}

const CHANGES = [
  change<SiteProfile, typeof consoleMessages.siteChanged>(consoleMessages.siteChanged, (known, fresh) =>
    fresh.id === known.id && !isOutdated(fresh, known) ? fresh : known,
  ),
];

/** One site; nothing is asked for while there is no id. */
export function useSite(id: string | undefined) {
  const { http } = useServices();
  return useLive<SiteProfile>({
    key: [SITES, 'one', id],
    topics: ['places'],
    changes: CHANGES,
    enabled: id !== undefined,
    ask: (signal) => http.send(placeRoutes.getSite, { params: { id: id ?? '' }, signal }),
    newer: (known, fresh) => (isOutdated(fresh, known) && known ? known : fresh),
  });
}
