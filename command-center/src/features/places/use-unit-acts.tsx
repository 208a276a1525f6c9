import { type OrgUnit, placeRoutes } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.js';
import { useServices } from '../../api/services.js';
import { ORG_UNITS } from '../../data/org-units.js';
import { SITES } from '../../data/sites.js';
import { useTell } from '../../ui/use-tell.js';

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

interface Wish {
  readonly unit: OrgUnit;
  readonly act: UnitAct;
}

/** Changes a unit; a sentence says what was done, and for a while offers to take it back. */
export function useUnitActs(onDone: (unit: OrgUnit, act: UnitAct) => void) {
  const { t } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const send = async ({ unit: { id, revision }, act }: Wish, requestId: string): Promise<OrgUnit> => {
    const params = { id };
    const edit = { requestId, revision };
    switch (act.kind) {
      case 'create': {
        const { parentId, name, nameEn } = act;
        return http.send(placeRoutes.createOrgUnit, { body: { requestId, parentId, name, nameEn } });
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
  const common = {
    send,
    sameness: ({ unit: { id, revision }, act }: Wish) => ({ id, revision, act }),
    refetches: [ORG_UNITS, SITES],
  };
  const undo = useAct({
    ...common,
    onDone: (now, { act }) => {
      onDone(now, act);
      return t('places.done.back', { name: now.name });
    },
  });
  return useAct({
    ...common,
    // Shown where the act was asked for; what others changed is on the screen before another attempt.
    onRefused: 'here',
    onDone: (after, { unit, act }) => {
      const back = backFrom(act, unit);
      const key = `unit ${unit.id}`;
      tell.done(t(`places.done.${act.kind}`, { name: after.name, before: unit.name }), {
        key,
        undo:
          back === null ? undefined : { word: t('places.undo'), act: () => undo.mutate({ unit: after, act: back }) },
      });
      onDone(after, act);
      return null;
    },
  });
}
