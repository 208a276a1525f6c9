import { type CallQuality, QUALITY_ROW_S, type QualityWeek, qualityRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { useLive } from './live.js';

/** A row comes every ten seconds, and no notification announces it. */
const REFETCH_MS = QUALITY_ROW_S * 1_000;
const WEEK_REFETCH_MS = 60_000;

/** What the devices of a call measured of their lines; nothing is asked for while there is no id. */
export function useCallQuality(callId: string | null, isOpen: boolean) {
  const { http } = useServices();
  return useLive<CallQuality>({
    key: ['call quality', callId],
    ask: (signal) => http.send(qualityRoutes.callQuality, { params: { id: callId ?? '' }, signal }),
    enabled: callId !== null,
    refetchMs: () => (isOpen ? REFETCH_MS : false),
  });
}

/** The lines of all calls in scope in the last seven days. */
export function useQualityWeek() {
  const { http } = useServices();
  return useLive<QualityWeek>({
    key: ['quality week'],
    ask: (signal) => http.send(qualityRoutes.qualityWeek, { signal }),
    refetchMs: WEEK_REFETCH_MS,
  });
}
