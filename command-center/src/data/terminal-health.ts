import { type HealthHistory, terminalHealthRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { HEALTH_RANGES, type HealthRange } from '../model/health-chart.js';
import { useLive } from './live.js';

/** A minute is written when it is over; nobody announces it. */
const REFETCH_MS = 60_000;

/** What a terminal measured up to now. */
export function useTerminalHealth(terminalId: string, range: HealthRange) {
  const { http, clock } = useServices();
  return useLive<HealthHistory>({
    key: ['terminal-health', terminalId, range],
    ask: (signal) => {
      const { lengthS, stepS } = HEALTH_RANGES[range];
      const now = clock.now();
      const query = {
        from: new Date(now - lengthS * 1_000).toISOString(),
        to: new Date(now).toISOString(),
        step: stepS,
      };
      return http.send(terminalHealthRoutes.terminalHealth, { params: { id: terminalId }, query, signal });
    },
    refetchMs: REFETCH_MS,
  });
}
