import { type CallSummary, callRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { useLive } from './live.js';

/** A phone takes the summary along without a notification to the desk. */
const OPENED_REFETCH_MS = 10_000;

export const summaryKey = (callId: string) => ['call summary', callId] as const;

/** What I wrote down for the resident of my call. */
export function useCallSummary(callId: string) {
  const { http } = useServices();
  return useLive<CallSummary>({
    key: summaryKey(callId),
    ask: (signal) => http.send(callRoutes.readSummary, { params: { id: callId }, signal }),
    refetchMs: (data) => (data && data.confirmedAt !== null && !data.opened ? OPENED_REFETCH_MS : false),
  });
}
