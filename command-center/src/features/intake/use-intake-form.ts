import { type Intake, type IntakeForm, intakeRoutes } from '@falink/protocol';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useServices } from '../../api/services.js';
import { usePutIntake } from '../../data/intakes.js';
import { Draft, type DraftSnapshot } from '../../model/draft.js';
import { codeOf } from '../../model/trouble.js';
import { sendableForm } from './intake-model.js';

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
