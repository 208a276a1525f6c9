import type { UnitReach } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { useUnitReach } from '../../data/org-units.js';
import { HitNote } from '../../ui/HitNote.js';

/** Says exactly what a change of a unit reaches, counted when it is about to be made. */
export function Reach({ id, act, name }: { id: string; act: 'rename' | 'move' | 'merge' | 'close'; name: string }) {
  const { t } = useTranslation();
  const calls = act === 'move' || act === 'merge' ? 'places.reach.calls' : 'places.reach.callsStay';
  const say = (counts: UnitReach) => ({
    sentences: [
      t(`places.reach.${act}`, { name }),
      t('places.reach.counts', { ...counts }),
      ...(counts.openCalls > 0 ? [t(calls, { ...counts })] : []),
    ],
    interrupts: counts.openCalls > 0,
  });
  return <HitNote counted={useUnitReach(id, true)} say={say} />;
}
