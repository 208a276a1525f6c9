import { type Target, type TargetChange, type TargetSetting, targetRoutes } from '@falink/protocol';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../act/use-act.js';
import { useServices } from '../api/services.js';
import { TARGET, type TargetPlace } from '../data/targets.js';

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
const UNDO_S = 10;

/** Changes one setting of a place; for a while it can be taken back. A refusal is shown where it was asked for. */
export function useSetTarget({ kind, id }: TargetPlace, onDone: () => void) {
  const { t } = useTranslation();
  const { http } = useServices();
  const { message } = App.useApp();
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
      const takeBack = (): void => {
        message.destroy(key);
        undo.mutate({ target: after, setting, change: before });
      };
      void message.open({
        key,
        type: 'success',
        duration: UNDO_S,
        content: (
          <span>
            {t('targets.saved', { setting: t(`targets.setting.${setting}`) })}
            <Button type="link" size="small" onClick={takeBack}>
              {t('targets.undo')}
            </Button>
          </span>
        ),
      });
      onDone();
      return null;
    },
  });
}
