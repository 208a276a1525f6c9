import { type Application, consoleMessages, type Due, dueOf, intakeRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { byClock } from '../model/by-clock.js';
import { hasEveryWord } from '../model/compare.js';
import { refetchOn, useLive } from './live.js';
import { type PagedList, usePages } from './pages.js';

const RESOURCE = 'applications';
/** Days pass without a notification. */
const REFETCH_MS = 300_000;
const COUNT_EVERY_MS = 1_000;

export interface ApplicationFilter {
  /** Null: all. */
  readonly due: Due | null;
  readonly q: string;
}

/** Applications by their clock, the most urgent first. */
export function useApplications({ due, q }: ApplicationFilter): PagedList<Application> {
  const { http } = useServices();
  return usePages<Application>({
    key: [RESOURCE, 'list', due, q],
    topics: ['applications'],
    message: consoleMessages.applicationChanged,
    refetchMs: REFETCH_MS,
    idOf: ({ id }) => id,
    compare: byClock,
    belongs: (one) =>
      (due === null || dueOf(one.daysLeft) === due) && hasEveryWord([one.number, one.siteName, one.officerName], q),
    ask: (page, signal) =>
      http.send(intakeRoutes.listApplications, {
        query: { ...page, ...(due && { due }), ...(q !== '' && { q }) },
        signal,
      }),
  });
}

const COUNT_CHANGES = [refetchOn(consoleMessages.applicationChanged, COUNT_EVERY_MS)];

/** How many are due on which day: of all of them, whatever is filtered. */
export function useDueCalendar() {
  const { http } = useServices();
  return useLive({
    key: [RESOURCE, 'due'],
    ask: (signal) => http.send(intakeRoutes.dueCalendar, { signal }),
    topics: ['applications'],
    changes: COUNT_CHANGES,
    refetchMs: REFETCH_MS,
  });
}
