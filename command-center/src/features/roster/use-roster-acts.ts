import { rosterRoutes as routes, type Shift, type ShiftDetails } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.js';
import { useServices } from '../../api/services.js';
import { ROSTER } from '../../data/roster.js';
import { useTell } from '../../ui/use-tell.js';

interface Wish {
  /** Null: a new one. */
  readonly shift: Shift | null;
  readonly details: ShiftDetails;
}

const detailsOf = ({ staffId, site, startsAt, endsAt }: Shift): ShiftDetails => ({
  staffId,
  siteId: site?.id ?? null,
  startsAt,
  endsAt,
});

/** Plans, moves, removes and copies shifts. What was moved or removed can be taken back. */
export function useRosterActs() {
  const { t } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const refetches = [ROSTER];
  const send = ({ shift, details }: Wish, requestId: string): Promise<Shift> => {
    const body = { requestId, ...details };
    if (shift === null) return http.send(routes.createShift, { body });
    const { id, revision } = shift;
    return http.send(routes.editShift, { params: { id }, body: { ...body, revision } });
  };
  const sameness = ({ shift, details }: Wish) => [shift?.id, shift?.revision, details];
  const back = useAct({ refetches, sameness, send, onDone: () => t('roster.done.back') });
  /** In the dialog, which shows what was refused. */
  const write = useAct({
    refetches,
    sameness,
    onRefused: 'here',
    send,
    onDone: (_, { shift }) => t(shift === null ? 'roster.done.create' : 'roster.done.edit'),
  });
  /** By a drag. */
  const move = useAct({
    refetches,
    sameness,
    send,
    onDone: (moved, { shift }) => {
      if (shift === null) return t('roster.done.create');
      const act = () => back.mutate({ shift: moved, details: detailsOf(shift) });
      tell.done(t('roster.done.move'), { key: `shift ${moved.id}`, undo: { word: t('roster.undo'), act } });
      return null;
    },
  });
  const remove = useAct({
    refetches,
    sameness: ({ id, revision }: Shift) => [id, revision],
    send: ({ id, revision }: Shift, requestId) =>
      http.send(routes.removeShift, { params: { id }, body: { requestId, revision } }),
    onDone: (_, shift) => {
      const act = () => back.mutate({ shift: null, details: detailsOf(shift) });
      tell.done(t('roster.done.remove'), { key: `shift ${shift.id}`, undo: { word: t('roster.undo'), act } });
      return null;
    },
  });
  const copy = useAct({
    refetches,
    send: ({ from, to }: { readonly from: string; readonly to: string }, requestId) =>
      http.send(routes.copyWeek, { body: { requestId, from, to } }),
  });
  return { write, move, remove, copy };
}
