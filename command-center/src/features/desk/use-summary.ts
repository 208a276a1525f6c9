import { type CallSummary, callRoutes, SUMMARY_LINES } from '@falink/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useServices } from '../../api/services.js';
import { summaryKey } from '../../data/call-summaries.js';
import { Draft, type Versioned } from '../../model/draft.js';
import { codeOf, isRefusal } from '../../model/trouble.js';

/** A line has a field of its own, so that two windows that typed different lines keep both. */
export interface SummaryFields {
  readonly line0: string;
  readonly line1: string;
  readonly line2: string;
  readonly nextOn: string;
}
export type LineName = Exclude<keyof SummaryFields, 'nextOn'>;
export const LINE_NAMES: readonly LineName[] = ['line0', 'line1', 'line2'];

function versioned({ version, lines, nextOn }: CallSummary): Versioned<SummaryFields> {
  const [line0 = '', line1 = '', line2 = ''] = lines;
  return { version, value: { line0, line1, line2, nextOn: nextOn ?? '' } };
}

function written({ nextOn, ...lines }: SummaryFields) {
  return { lines: LINE_NAMES.slice(0, SUMMARY_LINES).map((name) => lines[name]), nextOn: nextOn || null };
}

/** The summary of my call: a draft that saves itself while it is typed, until it is confirmed for good. */
export function useSummary(callId: string, loaded: CallSummary) {
  const { http, clock } = useServices();
  const queries = useQueryClient();
  const params = { id: callId };
  const save = (version: number, value: SummaryFields, confirmed: boolean) =>
    http.send(callRoutes.saveSummary, { params, body: { version, ...written(value), confirmed } });
  const [draft] = useState(
    () =>
      new Draft<SummaryFields>(
        versioned(loaded),
        {
          // Empty lines are left out by the service: what stands where stays as it was typed.
          save: async (version, value) => ({ version: (await save(version, value, false)).version, value }),
          reload: async () => versioned(await http.send(callRoutes.readSummary, { params })),
          isStale: (error) => codeOf(error) === 'summary.stale',
          isRefused: isRefusal,
        },
        () => clock.now(),
      ),
  );
  const snapshot = useSyncExternalStore(draft.subscribe, draft.snapshot);
  useEffect(
    () => () => {
      void draft
        .flush()
        .catch(() => undefined)
        .finally(() => draft.close());
    },
    [draft],
  );
  const confirm = useMutation({
    mutationFn: async () => {
      const { version, value } = await draft.flush();
      return save(version, value, true);
    },
    onSuccess: (summary) => queries.setQueryData<CallSummary>(summaryKey(callId), summary),
  });
  return { draft, snapshot, confirm };
}
