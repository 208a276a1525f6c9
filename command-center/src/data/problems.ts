import { operationsRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { useLive } from './live.js';

const REFETCH_MS = 15_000;

/** What those who run the service have to put right. */
export function useProblems() {
  const { http } = useServices();
  return useLive({
    key: ['problems'],
    ask: (signal) => http.send(operationsRoutes.problems, { signal }),
    refetchMs: REFETCH_MS,
    retries: false,
  });
}
