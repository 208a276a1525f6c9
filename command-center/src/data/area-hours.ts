import { type AreaHours, terminalHealthRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { useLive } from './live.js';

/** Whole hours are summed up, and no notification announces it. */
const REFETCH_MS = 5 * 60_000;

/** How much of the last 24 hours the terminals of each area were at work. */
export function useAreaHours() {
  const { http } = useServices();
  return useLive<AreaHours>({
    key: ['area-hours'],
    ask: (signal) => http.send(terminalHealthRoutes.areaHours, { signal }),
    refetchMs: REFETCH_MS,
  });
}
