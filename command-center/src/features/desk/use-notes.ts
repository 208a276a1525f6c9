import { type CallNotes, callRoutes, type StaffCall } from '@falink/protocol';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useServices } from '../../api/services.js';
import { useDutyController } from '../../call/DutyContext.js';
import { Draft, type DraftSnapshot, type Versioned } from '../../model/draft.js';
import { codeOf, isRefusal } from '../../model/trouble.js';

export type Notes = Omit<CallNotes, 'version'>;

function versioned({ version, ...value }: CallNotes): Versioned<Notes> {
  return { version, value };
}

/** The call's record, saving itself while it is typed; leaving the page saves what is left. */
export function useNotes(call: StaffCall, loaded: CallNotes): { draft: Draft<Notes>; snapshot: DraftSnapshot<Notes> } {
  const { http, clock } = useServices();
  const controller = useDutyController();
  const params = { id: call.id };
  const [draft] = useState(
    () =>
      new Draft<Notes>(
        versioned(loaded),
        {
          save: async (version, value, changed) => {
            const part = Object.fromEntries(changed.map((key) => [key, value[key]])) as Partial<Notes>;
            const saved = await http.send(callRoutes.saveNotes, { params, body: { version, ...part } });
            controller.callSaved(saved);
            // The answer carries no text; what is stored is what was sent, because the version was the one last seen.
            const { category, outcome } = saved;
            return { version: saved.notesVersion, value: { notes: value.notes, category, outcome } };
          },
          reload: async () => versioned(await http.send(callRoutes.readNotes, { params })),
          isStale: (error) => codeOf(error) === 'notes.stale',
          isRefused: isRefusal,
        },
        () => clock.now(),
      ),
  );
  const snapshot = useSyncExternalStore(draft.subscribe, draft.snapshot);
  // The notification of a save of this window may arrive before its answer; that is no change elsewhere.
  const isBehind = call.notesVersion > snapshot.version && snapshot.status !== 'saving';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a call's id never changes here; each later version is read once
  useEffect(() => {
    if (!isBehind) return;
    const leaving = new AbortController();
    http
      .send(callRoutes.readNotes, { params, signal: leaving.signal })
      .then((notes) => draft.receive(versioned(notes)))
      // The next notification, or the next save, finds the difference again.
      .catch(() => undefined);
    return () => leaving.abort();
  }, [isBehind, call.notesVersion, draft, http]);
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
