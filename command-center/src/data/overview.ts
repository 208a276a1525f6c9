import { consoleMessages, type Overview, operationsRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { overviewDelta } from '../model/overview.js';
import { type Change, change, refetchOn, useLive } from './live.js';

/** For what no notification announces: hours, service level, days left. */
const REFETCH_MS = 30_000;
const APPLICATIONS_EVERY_MS = 2_000;
/** The notification has the agent's state, but not whether a lawyer of a unit above could answer; it matters once nobody here does. */
const DUTY_EVERY_MS = 5_000;

const CHANGES: readonly Change<Overview>[] = [
  change(consoleMessages.callChanged, overviewDelta.call),
  change(consoleMessages.agentChanged, overviewDelta.agent),
  refetchOn(consoleMessages.agentChanged, DUTY_EVERY_MS),
  change(consoleMessages.onAirChanged, overviewDelta.onAir),
  refetchOn(consoleMessages.applicationChanged, APPLICATIONS_EVERY_MS),
];

/** The district at a glance. */
export function useOverview() {
  const { http } = useServices();
  return useLive<Overview>({
    key: ['overview'],
    ask: (signal) => http.send(operationsRoutes.overview, { signal }),
    topics: ['calls', 'agents', 'applications', 'on_air'],
    changes: CHANGES,
    refetchMs: REFETCH_MS,
  });
}
