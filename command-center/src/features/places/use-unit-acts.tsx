import { type OrgUnit, placeRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { useRefetch } from '../../data/live.js';
import { ORG_UNITS } from '../../data/org-units.js';
import { SITES } from '../../data/sites.js';
import { useRequestId } from '../../data/use-request-id.js';
import { useTrouble } from '../../ui/use-trouble.js';

/** What somebody does with a unit. */
export type UnitAct =
  | { readonly kind: 'create'; readonly parentId: string; readonly name: string; readonly nameEn: string }
  | { readonly kind: 'rename'; readonly name: string; readonly nameEn: string }
  | { readonly kind: 'move'; readonly parentId: string }
  | { readonly kind: 'merge'; readonly intoId: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'reopen' };

/** The act that takes one back; null: nothing does. */
function backFrom(act: UnitAct, before: OrgUnit): UnitAct | null {
  if (act.kind === 'rename') return { kind: 'rename', name: before.name, nameEn: before.nameEn };
  if (act.kind === 'move' && before.parentId !== null) return { kind: 'move', parentId: before.parentId };
  return act.kind === 'close' ? { kind: 'reopen' } : null;
}

const UNDO_S = 10;

/** Changes a unit; a sentence says what was done, and for a while offers to take it back. */
export function useUnitActs(onDone: (unit: OrgUnit, act: UnitAct) => void) {
  const { t } = useTranslation();
  const { http } = useServices();
  const { message } = App.useApp();
  const refetch = useRefetch();
  const trouble = useTrouble();
  const requestId = useRequestId();
  const send = async (unit: OrgUnit, act: UnitAct): Promise<OrgUnit> => {
    const { id, revision } = unit;
    const params = { id };
    const edit = { requestId: requestId({ id, revision, act }), revision };
    switch (act.kind) {
      case 'create': {
        const { parentId, name, nameEn } = act;
        return http.send(placeRoutes.createOrgUnit, { body: { requestId: edit.requestId, parentId, name, nameEn } });
      }
      case 'rename':
        return http.send(placeRoutes.renameOrgUnit, { params, body: { ...edit, name: act.name, nameEn: act.nameEn } });
      case 'move':
        return http.send(placeRoutes.moveOrgUnit, { params, body: { ...edit, parentId: act.parentId } });
      case 'merge':
        return (await http.send(placeRoutes.mergeOrgUnit, { params, body: { ...edit, intoId: act.intoId } })).into;
      case 'close':
        return http.send(placeRoutes.closeOrgUnit, { params, body: edit });
      case 'reopen':
        return http.send(placeRoutes.reopenOrgUnit, { params, body: edit });
    }
  };
  return useMutation({
    mutationFn: ({ unit, act }: { unit: OrgUnit; act: UnitAct }) => send(unit, act),
    onSuccess: (after, { unit, act }) => {
      refetch(ORG_UNITS, SITES);
      const back = backFrom(act, unit);
      const key = `unit ${unit.id}`;
      const undo = (): void => {
        message.destroy(key);
        if (back)
          void send(after, back).then((now) => {
            refetch(ORG_UNITS, SITES);
            onDone(now, back);
            void message.success(t('places.done.back', { name: now.name }));
          }, trouble);
      };
      void message.open({
        key,
        type: 'success',
        duration: back ? UNDO_S : 3,
        content: (
          <span>
            {t(`places.done.${act.kind}`, { name: after.name, before: unit.name })}
            {back && (
              <Button type="link" size="small" onClick={undo}>
                {t('places.undo')}
              </Button>
            )}
          </span>
        ),
      });
      onDone(after, act);
    },
    // Shown where the act was asked for; what others changed is on the screen before another attempt.
    onError: () => refetch(ORG_UNITS),
  });
}
