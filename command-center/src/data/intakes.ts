import { consoleMessages, type Intake, intakeRoutes, isOutdated } from '@falink/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useServices } from '../api/services.js';
import { type Change, change, useLive } from './live.js';

const KEEP_PAGE_MS = 300_000;
const keyOf = (id: string) => ['intake', id] as const;

/** The later of two pictures: a slow answer may arrive after the notification of what happened since. */
function newer(known: Intake | undefined, fresh: Intake): Intake {
  return known && isOutdated(fresh, known) ? known : fresh;
}

const CHANGES: readonly Change<Intake>[] = [
  change(consoleMessages.intakeUpdated, (known, intake) => (intake.id === known.id ? newer(known, intake) : known)),
];

/** The intake as the server has it. */
export function useIntake(id: string) {
  const { http } = useServices();
  return useLive<Intake>({
    key: keyOf(id),
    changes: CHANGES,
    newer,
    ask: (signal) => http.send(intakeRoutes.currentIntake, { params: { id }, signal }),
  });
}

/** Returns a function that shows an intake which the server returned wherever the page shows it. */
export function usePutIntake(): (intake: Intake) => void {
  const queries = useQueryClient();
  return useCallback(
    (intake) => void queries.setQueryData<Intake>(keyOf(intake.id), (known) => newer(known, intake)),
    [queries],
  );
}

/** Returns a function that refetches an intake: what the page shows was refused as outdated. */
export function useRefetchIntake(): (id: string) => void {
  const queries = useQueryClient();
  return useCallback((id) => void queries.invalidateQueries({ queryKey: keyOf(id) }), [queries]);
}

/** What the terminal's last calls left unfinished (SPEC I6). */
export function useInterrupted(intakeId: string) {
  const { http } = useServices();
  return useLive({
    key: ['intake-interrupted', intakeId],
    ask: (signal) => http.send(intakeRoutes.interruptedIntakes, { params: { id: intakeId }, signal }),
  });
}

/** A captured page; it never changes. Nothing is asked for while there is no id. */
export function usePageImage(intakeId: string, pageId: string | null) {
  const { http } = useServices();
  return useQuery({
    queryKey: ['page', pageId],
    enabled: pageId !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEEP_PAGE_MS,
    queryFn: ({ signal }) => http.blob(intakeRoutes.page, { params: { id: intakeId, pageId: pageId ?? '' }, signal }),
  });
}
