import { type Target, type TargetChange, type TargetSetting, targetRoutes } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { useAct } from '../act/use-act.js';
import { useServices } from '../api/services.js';
import { TARGET, type TargetPlace } from '../data/targets.js';
import { useTell } from '../ui/use-tell.js';

interface Wish {
  readonly target: Target;
  readonly setting: TargetSetting;
  readonly change: TargetChange;
}

const WRITE = {
  unit: targetRoutes.setUnitTarget,
  site: targetRoutes.setSiteTarget,
  terminal: targetRoutes.setTerminalTarget,
} as const;

/** Changes one setting of a place; for a while it can be taken back. A refusal is shown where it was asked for. */
export function useSetTarget({ kind, id }: TargetPlace, onDone: () => void) {
  const { t } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const common = {
    send: ({ target, change }: Wish, requestId: string): Promise<Target> => {
      const body = { requestId, revision: target.here?.revision ?? 0, settings: change };
      return http.send(WRITE[kind], { params: { id }, body });
    },
    sameness: ({ target, change }: Wish) => [target.here?.revision, change],
    // What others changed is on the screen before another attempt.
    refetches: [TARGET],
  };
  const undo = useAct({ ...common, onDone: () => t('targets.undone') });
  return useAct({
    ...common,
    onRefused: 'here',
    onDone: (after, { target, setting }) => {
      const key = `target ${id} ${setting}`;
      const before = { [setting]: target.here?.own[setting] ?? null } as TargetChange;
      tell.done(t('targets.saved', { setting: t(`targets.setting.${setting}`) }), {
        key,
        undo: { word: t('targets.undo'), act: () => undo.mutate({ target: after, setting, change: before }) },
      });
      onDone();
      return null;
    },
  });
}
