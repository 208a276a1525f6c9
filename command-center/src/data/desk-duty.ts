import { callRoutes, consoleMessages, type DeskDuty } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { refetchOn, useLive } from './live.js';

/** The queue and colleagues change without a notification to a desk. */
const REFETCH_MS = 10_000;
const SOON_MS = 500;

const CHANGES = [
  refetchOn(consoleMessages.offerCreated, SOON_MS),
  refetchOn(consoleMessages.offerClosed, SOON_MS),
  refetchOn(consoleMessages.agentUpdated, SOON_MS),
];

/** The queue and the colleagues on duty, as somebody sees them who takes calls. */
export function useDeskDuty() {
  const { http } = useServices();
  return useLive<DeskDuty>({
    key: ['desk duty'],
    ask: (signal) => http.send(callRoutes.deskDuty, { signal }),
    changes: CHANGES,
    refetchMs: REFETCH_MS,
  });
}
