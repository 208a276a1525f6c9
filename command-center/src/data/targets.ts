import {
  consoleMessages,
  type Reported,
  type Target,
  type TargetChange,
  type TargetReach,
  type Text,
  targetRoutes,
} from '@falink/protocol';
import { useServices } from '../api/services.js';
import { refetchOn, useLive } from './live.js';

export const TARGET = 'target';
const REPORTED = 'reported';

/** What a target belongs to. */
export interface TargetPlace {
  readonly kind: 'unit' | 'site' | 'terminal';
  readonly id: string;
}

const READ = {
  unit: targetRoutes.unitTarget,
  site: targetRoutes.siteTarget,
  terminal: targetRoutes.terminalTarget,
} as const;
/** Reports of many terminals follow a change of a unit. */
const REFETCH_MS = 1_000;
const TARGET_CHANGES = [
  refetchOn(consoleMessages.targetChanged, REFETCH_MS),
  refetchOn(consoleMessages.reportChanged, REFETCH_MS),
];
const REPORT_CHANGES = [refetchOn(consoleMessages.reportChanged, REFETCH_MS)];

/** What holds at a place, where it comes from, and what is given there. */
export function useTarget({ kind, id }: TargetPlace) {
  const { http } = useServices();
  return useLive<Target>({
    key: [TARGET, kind, id],
    topics: ['terminals'],
    changes: TARGET_CHANGES,
    ask: (signal) => http.send(READ[kind], { params: { id }, signal }),
  });
}

/** What a terminal says that it runs; null: it never said. Nothing is asked for while there is no id. */
export function useReported(terminalId: string | null) {
  const { http } = useServices();
  return useLive<Reported | null>({
    key: [REPORTED, terminalId],
    enabled: terminalId !== null,
    topics: ['terminals'],
    changes: REPORT_CHANGES,
    ask: async (signal) =>
      (await http.send(targetRoutes.terminalReported, { params: { id: terminalId ?? '' }, signal })).reported,
  });
}

/** What a change would reach, as it is when somebody is about to make it; a terminal's is itself. */
export function useTargetReach({ kind, id }: TargetPlace, settings: TargetChange, enabled: boolean) {
  const { http } = useServices();
  return useLive<TargetReach>({
    key: ['target-reach', kind, id, settings],
    enabled: enabled && kind !== 'terminal',
    ask: (signal) =>
      http.send(kind === 'unit' ? targetRoutes.previewUnitTarget : targetRoutes.previewSiteTarget, {
        params: { id },
        body: { settings },
        signal,
      }),
  });
}

/** A district has a few of them. */
const MOST = 200;

/** The channels that a television can be given. */
export function useChannels() {
  const { http } = useServices();
  return useLive<readonly { readonly id: string; readonly name: Text }[]>({
    key: ['channels'],
    ask: async (signal) => (await http.send(targetRoutes.listChannels, { query: { limit: MOST }, signal })).items,
  });
}
