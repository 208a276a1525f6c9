import { type Enrolment, type EnrolmentState, enrolmentRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { compareText } from '../model/compare.js';
import { useLive } from './live.js';
import { type PagedList, usePages } from './pages.js';

export const ENROLMENTS = 'enrolments';
/** A box that comes announces nothing to the console. */
const REFETCH_MS = 30_000;

export interface EnrolmentFilter {
  readonly state: EnrolmentState | null;
  readonly text: string;
}

/** Boxes that are expected, the latest first. */
export function useEnrolments({ state, text }: EnrolmentFilter): PagedList<Enrolment> {
  const { http } = useServices();
  return usePages<Enrolment>({
    key: [ENROLMENTS, 'list', state, text],
    refetchMs: REFETCH_MS,
    idOf: ({ id }) => id,
    compare: (a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || compareText(b.id, a.id),
    belongs: (one) => (state === null ? one.state !== 'withdrawn' : one.state === state),
    ask: (page, signal) =>
      http.send(enrolmentRoutes.listEnrolments, {
        query: { ...page, ...(state !== null && { state }), ...(text !== '' && { q: text }) },
        signal,
      }),
  });
}

/** What a box that waits to be paired is expected for. */
export function useExpected(pairingId: string) {
  const { http } = useServices();
  return useLive({
    key: [ENROLMENTS, 'expected', pairingId],
    ask: (signal) => http.send(enrolmentRoutes.expectedOfPairing, { params: { id: pairingId }, signal }),
    retries: false,
  });
}
