import { operationsRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { useLive } from './live.js';

/** The one resource that belongs to no person: it stays when another one signs in. */
export const HEALTH = 'health';
const REFETCH_MS = 15_000;

/** Whether the service is well. */
export function useHealth() {
  const { http } = useServices();
  return useLive({
    key: [HEALTH],
    ask: (signal) => http.send(operationsRoutes.health, { signal }),
    refetchMs: REFETCH_MS,
    retries: false,
  });
}
