import { type Application, consoleMessages, type Due, dueOf, intakeRoutes } from '@falink/protocol';
import { useQuery } from '@tanstack/react-query';
import { useRefetchOn, useTopics } from '../../api/live.js';
import { type PagedList, usePages } from '../../api/pages.js';
import { useServices } from '../../api/services.js';
import { hasEveryWord } from '../../model/compare.js';
import { byClock } from './by-clock.js';

const KEY = ['applications'] as const;
const CALENDAR_KEY = ['applications', 'due'] as const;
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
  useTopics(['applications'], [KEY]);
  return usePages<Application>({
    key: [...KEY, 'list', due, q],
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

/** How many are due on which day: of all of them, whatever is filtered. */
export function useDueCalendar() {
  const { http } = useServices();
  useRefetchOn(consoleMessages.applicationChanged, CALENDAR_KEY, COUNT_EVERY_MS);
  return useQuery({
    queryKey: CALENDAR_KEY,
    queryFn: ({ signal }) => http.send(intakeRoutes.dueCalendar, { signal }),
    refetchInterval: REFETCH_MS,
  });
}
