import { placeRoutes, type SiteDetails, type SiteProfile } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { useServices } from '../../api/services.js';
import { useRefetch } from '../../data/live.js';
import { ORG_UNITS } from '../../data/org-units.js';
import { SITES } from '../../data/sites.js';
import { useRequestId } from '../../data/use-request-id.js';

/** What somebody wants of a site; `site` null: a new one. */
export interface SiteWish {
  readonly site: SiteProfile | null;
  readonly orgUnitId: string;
  readonly details: SiteDetails;
}

/** Saves, closes and opens sites. Refusals are shown where they were asked for. */
export function useSiteActs() {
  const { http } = useServices();
  const refetch = useRefetch();
  const requestId = useRequestId();
  const settled = { onSettled: () => refetch(SITES, ORG_UNITS) };
  const save = useMutation({
    mutationFn: (wish: SiteWish): Promise<SiteProfile> => {
      const { site, orgUnitId, details } = wish;
      const body = {
        requestId: requestId({ id: site?.id, revision: site?.revision, orgUnitId, details }),
        orgUnitId,
        details,
      };
      return site
        ? http.send(placeRoutes.editSite, { params: { id: site.id }, body: { ...body, revision: site.revision } })
        : http.send(placeRoutes.createSite, { body });
    },
    ...settled,
  });
  const close = useMutation({
    mutationFn: ({ id, revision }: SiteProfile) =>
      http.send(placeRoutes.closeSite, {
        params: { id },
        body: { requestId: requestId({ close: id, revision }), revision },
      }),
    ...settled,
  });
  const reopen = useMutation({
    mutationFn: ({ id, revision }: SiteProfile) =>
      http.send(placeRoutes.reopenSite, {
        params: { id },
        body: { requestId: requestId({ reopen: id, revision }), revision },
      }),
    ...settled,
  });
  return { save, close, reopen };
}
