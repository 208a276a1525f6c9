import { placeRoutes, type SiteDetails, type SiteProfile } from '@falink/protocol';
import { useAct } from '../../act/use-act.js';
import { useServices } from '../../api/services.js';
import { ORG_UNITS } from '../../data/org-units.js';
import { SITES } from '../../data/sites.js';

/** What somebody wants of a site; `site` null: a new one. */
export interface SiteWish {
  readonly site: SiteProfile | null;
  readonly orgUnitId: string;
  readonly details: SiteDetails;
}

type Revised = Pick<SiteProfile, 'id' | 'revision'>;

/** Saves, closes and opens sites. Refusals are shown where they were asked for. */
export function useSiteActs() {
  const { http } = useServices();
  const common = { refetches: [SITES, ORG_UNITS], onRefused: 'here' } as const;
  const revised = { ...common, sameness: ({ id, revision }: Revised) => ({ id, revision }) };
  const save = useAct({
    ...common,
    sameness: ({ site, orgUnitId, details }: SiteWish) => ({
      id: site?.id,
      revision: site?.revision,
      orgUnitId,
      details,
    }),
    send: ({ site, orgUnitId, details }: SiteWish, requestId): Promise<SiteProfile> => {
      const body = { requestId, orgUnitId, details };
      return site
        ? http.send(placeRoutes.editSite, { params: { id: site.id }, body: { ...body, revision: site.revision } })
        : http.send(placeRoutes.createSite, { body });
    },
  });
  const close = useAct({
    ...revised,
    send: ({ id, revision }: SiteProfile, requestId) =>
      http.send(placeRoutes.closeSite, { params: { id }, body: { requestId, revision } }),
  });
  const reopen = useAct({
    ...revised,
    send: ({ id, revision }: SiteProfile, requestId) =>
      http.send(placeRoutes.reopenSite, { params: { id }, body: { requestId, revision } }),
  });
  return { save, close, reopen };
}
