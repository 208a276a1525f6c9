import { consoleMessages, type RosterRow, rosterRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { refetchOn, useLive } from './live.js';

export const ROSTER = 'roster';

const PAGE_SIZE = 200;
/** Beyond so many people a grid helps nobody: units below plan their own. */
export const MAX_ROSTER_PEOPLE = 1_000;

export interface RosterWeek {
  readonly rows: readonly RosterRow[];
  /** How many people there are, shown or not. */
  readonly total: number;
}

const CHANGES = [refetchOn(consoleMessages.rosterChanged, 300)];

/** Who can be planned, with the shifts of seven days from a date. */
export function useRoster(from: string) {
  const { http } = useServices();
  return useLive<RosterWeek>({
    key: [ROSTER, from],
    topics: ['roster'],
    changes: CHANGES,
    ask: async (signal) => {
      const rows: RosterRow[] = [];
      let total = 0;
      let cursor: string | null = null;
      do {
        const query = { from, limit: PAGE_SIZE, ...(cursor !== null && { cursor }) };
        const page: Awaited<ReturnType<typeof http.send<typeof rosterRoutes.roster>>> = await http.send(
          rosterRoutes.roster,
          { query, signal },
        );
        rows.push(...page.items);
        total = page.total ?? total;
        cursor = page.nextCursor;
      } while (cursor !== null && rows.length < MAX_ROSTER_PEOPLE);
      return { rows, total: Math.max(total, rows.length) };
    },
  });
}
