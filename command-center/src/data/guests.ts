import { type GuestLink, type GuestReport, guestRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { compareText } from '../model/compare.js';
import { type PagedList, usePages } from './pages.js';

export const GUESTS = 'guests';
/** Visitors and desks elsewhere announce nothing of links and reports to the console. */
const REFETCH_MS = 30_000;

const newestFirst = (a: { createdAt: string; id: string }, b: { createdAt: string; id: string }): number =>
  Date.parse(b.createdAt) - Date.parse(a.createdAt) || compareText(b.id, a.id);

/** Links for one person each, of one's own units, the latest first. */
export function useGuestLinks(): PagedList<GuestLink> {
  const { http } = useServices();
  return usePages<GuestLink>({
    key: [GUESTS, 'links'],
    refetchMs: REFETCH_MS,
    idOf: ({ id }) => id,
    compare: newestFirst,
    belongs: () => true,
    ask: (page, signal) => http.send(guestRoutes.listGuestLinks, { query: page, signal }),
  });
}

/** What was reported of guests in scope, the latest first; or only what is blocked now. */
export function useGuestReports(show: 'all' | 'blocked'): PagedList<GuestReport> {
  const { http } = useServices();
  return usePages<GuestReport>({
    key: [GUESTS, 'reports', show],
    refetchMs: REFETCH_MS,
    idOf: ({ id }) => id,
    compare: newestFirst,
    belongs: ({ isBlocked }) => show === 'all' || isBlocked,
    ask: (page, signal) => http.send(guestRoutes.listGuestReports, { query: { ...page, show }, signal }),
  });
}
