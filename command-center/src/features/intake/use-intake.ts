import { consoleMessages, type Intake, type IntakeForm, intakeRoutes, isOutdated } from '@falink/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useServices } from '../../api/services.js';
import { Draft, type DraftSnapshot } from '../../model/draft.js';
import { codeOf } from '../../model/trouble.js';
import { sendableForm } from './intake-model.js';

const keyOf = (id: string) => ['intake', id] as const;

/** An answer to an earlier request may arrive after the news of what happened since. */
function newer(known: Intake | undefined, intake: Intake): Intake {
  return known && isOutdated(intake, known) ? known : intake;
}

/** The intake as the server has it, kept fresh by the live connection. */
export function useIntake(id: string) {
  const { http, socket } = useServices();
  const queries = useQueryClient();
  useEffect(() => {
    const off = socket.on(consoleMessages.intakeUpdated, (intake) => {
      if (intake.id === id) queries.setQueryData<Intake>(keyOf(id), (known) => newer(known, intake));
    });
    const offReady = socket.onReady(() => void queries.invalidateQueries({ queryKey: keyOf(id) }));
    return () => {
      off();
      offReady();
    };
  }, [socket, queries, id]);
  return useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => http.send(intakeRoutes.currentIntake, { params: { id }, signal }),
    structuralSharing: (known, fresh) => newer(known as Intake | undefined, fresh as Intake),
  });
}

/** Puts an answer of the server where every part of the page sees it. */
export function usePutIntake(): (intake: Intake) => void {
  const queries = useQueryClient();
  return useCallback(
    (intake) => void queries.setQueryData<Intake>(keyOf(intake.id), (known) => newer(known, intake)),
    [queries],
  );
}

/** The form, saving itself while it is typed and merging what changed elsewhere. */
export function useIntakeForm(intake: Intake): { draft: Draft<IntakeForm>; snapshot: DraftSnapshot<IntakeForm> } {
  const { http, clock } = useServices();
  const put = usePutIntake();
  const [draft] = useState(
    () =>
      new Draft<IntakeForm>(
        { version: intake.version, value: intake.form },
        {
          save: async (version, form) => {
            const saved = await http.send(intakeRoutes.saveForm, {
              params: { id: intake.id },
              body: { version, form },
            });
            put(saved);
            return { version: saved.version, value: saved.form };
          },
          reload: async () => {
            const fresh = await http.send(intakeRoutes.currentIntake, { params: { id: intake.id } });
            put(fresh);
            return { version: fresh.version, value: fresh.form };
          },
          isStale: (error) => codeOf(error) === 'intake.stale',
          sendable: sendableForm,
        },
        () => clock.now(),
      ),
  );
  const snapshot = useSyncExternalStore(draft.subscribe, draft.snapshot);
  useEffect(() => draft.receive({ version: intake.version, value: intake.form }), [draft, intake]);
  useEffect(
    () => () => {
      void draft
        .flush()
        .catch(() => undefined)
        .finally(() => draft.close());
    },
    [draft],
  );
  return { draft, snapshot };
}
