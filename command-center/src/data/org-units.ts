import { consoleMessages, isOutdated, type OrgUnit, placeRoutes, type UnitLevel } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { compareText, hasEveryWord } from '../model/compare.js';
import { change, useLive } from './live.js';
import { type PagedList, usePages } from './pages.js';

export const ORG_UNITS = 'org-units';

const byName = (a: OrgUnit, b: OrgUnit): number => compareText(a.name, b.name) || compareText(a.id, b.id);

const RULES = {
  topics: ['places'],
  message: consoleMessages.orgUnitChanged,
  idOf: ({ id }: OrgUnit) => id,
  compare: byName,
  isOlder: isOutdated,
} as const;

/** The open units right below one, by name. */
export function useChildUnits(parentId: string, enabled: boolean): PagedList<OrgUnit> {
  const { http } = useServices();
  return usePages<OrgUnit>({
    ...RULES,
    key: [ORG_UNITS, 'below', parentId],
    enabled,
    pageSize: 200,
    belongs: (unit) => unit.parentId === parentId && unit.closedAt === null,
    ask: (page, signal) => http.send(placeRoutes.listOrgUnits, { query: { ...page, parent: parentId }, signal }),
  });
}

/** Open units of a level, or of any, by the words of their names. */
export function useUnitSearch(q: string, level?: UnitLevel, enabled = true): PagedList<OrgUnit> {
  const { http } = useServices();
  return usePages<OrgUnit>({
    ...RULES,
    key: [ORG_UNITS, 'search', level, q],
    enabled,
    belongs: (unit) =>
      unit.closedAt === null && (level === undefined || unit.level === level) && hasEveryWord([unit.name], q),
    ask: (page, signal) =>
      http.send(placeRoutes.listOrgUnits, {
        query: { ...page, ...(level && { level }), ...(q !== '' && { q }) },
        signal,
      }),
  });
}

const CHANGES = [
  change<OrgUnit, typeof consoleMessages.orgUnitChanged>(consoleMessages.orgUnitChanged, (known, fresh) =>
    fresh.id === known.id && !isOutdated(fresh, known) ? fresh : known,
  ),
];

/** One unit. */
export function useOrgUnit(id: string) {
  const { http } = useServices();
  return useLive<OrgUnit>({
    key: [ORG_UNITS, 'one', id],
    topics: ['places'],
    changes: CHANGES,
    ask: (signal) => http.send(placeRoutes.getOrgUnit, { params: { id }, signal }),
    newer: (known, fresh) => (isOutdated(fresh, known) && known ? known : fresh),
  });
}

/** What a change of a unit reaches, as it is when somebody is about to make it. */
export function useUnitReach(id: string, enabled: boolean) {
  const { http } = useServices();
  return useLive({
    key: ['unit-reach', id],
    enabled,
    ask: (signal) => http.send(placeRoutes.orgUnitReach, { params: { id }, signal }),
  });
}
