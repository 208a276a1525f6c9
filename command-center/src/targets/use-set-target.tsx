import { type Target, type TargetChange, type TargetSetting, targetRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../api/services.js';
import { useRefetch } from '../data/live.js';
import { TARGET, type TargetPlace } from '../data/targets.js';
import { useTrouble } from '../ui/use-trouble.js';

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
  const refetch = useRefetch();
  const trouble = useTrouble();
  /** The same wish has the same number, so that a lost answer can be asked for again (SPEC O2). */
  const last = useRef({ wish: '', requestId: '' });
  const send = (revision: number, settings: TargetChange): Promise<Target> => {
    const wish = JSON.stringify([revision, settings]);
    if (last.current.wish !== wish) last.current = { wish, requestId: crypto.randomUUID() };
    const body = { requestId: last.current.requestId, revision, settings };
    return http.send(WRITE[kind], { params: { id }, body });
  };
  return useMutation({
    mutationFn: ({ target, change }: Wish) => send(target.here?.revision ?? 0, change),
    onSuccess: (after, { target, setting }) => {
      refetch(TARGET);
      const key = `target ${id} ${setting}`;
      const before = { [setting]: target.here?.own[setting] ?? null } as TargetChange;
      const undo = (): void => {
        message.destroy(key);
        void send(after.here?.revision ?? 0, before).then(() => {
          refetch(TARGET);
          void message.success(t('targets.undone'));
        }, trouble);
      };
      void message.open({
        key,
        type: 'success',
        duration: UNDO_S,
        content: (
          <span>
            {t('targets.saved', { setting: t(`targets.setting.${setting}`) })}
            <Button type="link" size="small" onClick={undo}>
              {t('targets.undo')}
            </Button>
          </span>
        ),
      });
      onDone();
    },
    // What others changed is on the screen before another attempt.
    onError: () => refetch(TARGET),
  });
}
