import { type Category, callRoutes, type OutcomeCode, type StaffCall } from '@falink/protocol';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useServices } from '../../api/services.js';
import { useDutyController } from '../../call/DutyContext.js';
import { Draft, type DraftSnapshot } from '../../model/draft.js';
import { codeOf } from '../../model/trouble.js';

export interface Notes {
  readonly notes: string;
  readonly category: Category;
  readonly outcome: OutcomeCode | null;
}

function notesOf(call: StaffCall): { version: number; value: Notes } {
  return { version: call.notesVersion, value: { notes: call.notes, category: call.category, outcome: call.outcome } };
}

/** The call's record, saving itself while it is typed; leaving the page saves what is left. */
export function useNotes(call: StaffCall): { draft: Draft<Notes>; snapshot: DraftSnapshot<Notes> } {
  const { http, clock } = useServices();
  const controller = useDutyController();
  const [draft] = useState(
    () =>
      new Draft<Notes>(
        notesOf(call),
        {
          save: async (version, value, changed) => {
            const part = Object.fromEntries(changed.map((key) => [key, value[key]])) as Partial<Notes>;
            const saved = await http.send(callRoutes.saveNotes, {
              params: { id: call.id },
              body: { version, ...part },
            });
            controller.callSaved(saved);
            return notesOf(saved);
          },
          reload: async () => {
            const { call: fresh } = await http.send(callRoutes.getCall, { params: { id: call.id } });
            return notesOf(fresh);
          },
          isStale: (error) => codeOf(error) === 'notes.stale',
        },
        () => clock.now(),
      ),
  );
  const snapshot = useSyncExternalStore(draft.subscribe, draft.snapshot);
  useEffect(() => draft.receive(notesOf(call)), [draft, call]);
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
