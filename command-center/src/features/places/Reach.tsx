import type { UnitReach } from '@falink/protocol';
import { Button, Skeleton } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useUnitReach } from '../../data/org-units.js';
import { troubleText } from '../../model/trouble.js';

/** Says exactly what a change of a unit reaches, counted when it is about to be made. */
export function Reach({ id, act, name }: { id: string; act: 'rename' | 'move' | 'merge' | 'close'; name: string }) {
  const { t, i18n } = useTranslation();
  const reach = useUnitReach(id, true);
  const counts: UnitReach | undefined = reach.data;
  if (!counts && reach.error) {
    return (
      <div className="note n-coral" role="alert">
        <TriangleAlert size={15} aria-hidden />
        <span className="grow">{troubleText(reach.error, i18n.language)}</span>
        <Button size="small" onClick={() => void reach.refetch()}>
          {t('common.retry')}
        </Button>
      </div>
    );
  }
  if (!counts) return <Skeleton active title={false} paragraph={{ rows: 1 }} />;
  const calls = act === 'move' || act === 'merge' ? 'places.reach.calls' : 'places.reach.callsStay';
  const sentences = [
    t(`places.reach.${act}`, { name }),
    t('places.reach.counts', { ...counts }),
    ...(counts.openCalls > 0 ? [t(calls, { ...counts })] : []),
  ];
  return (
    <div className={counts.openCalls > 0 ? 'note n-gold' : 'note n-blue'} role="status">
      <TriangleAlert size={15} aria-hidden />
      <div>
        {sentences.map((sentence) => (
          <div key={sentence}>{sentence}</div>
        ))}
      </div>
    </div>
  );
}
