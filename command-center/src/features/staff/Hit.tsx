import { Button, Skeleton } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStaffReach } from '../../data/staff.js';
import { troubleText } from '../../model/trouble.js';

/** What ends when somebody may not work any more, as it is now. */
export function Hit({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const reach = useStaffReach(id);
  if (!reach.data && reach.error) {
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
  if (!reach.data) return <Skeleton active title={false} paragraph={{ rows: 1 }} />;
  const { sessions, onDuty, ringing, inCall } = reach.data;
  const sentences = [
    ...(sessions > 0 ? [t('staff.hit.sessions', { count: sessions })] : []),
    ...(onDuty ? [t('staff.hit.onDuty')] : []),
    ...(ringing ? [t('staff.hit.ringing')] : []),
    ...(inCall ? [t('staff.hit.inCall')] : []),
  ];
  const isBusy = onDuty || ringing || inCall;
  return (
    <div className={isBusy ? 'note n-gold' : 'note n-blue'} role="status">
      <TriangleAlert size={15} aria-hidden />
      <div>
        {(sentences.length > 0 ? sentences : [t('staff.hit.none')]).map((sentence) => (
          <div key={sentence}>{sentence}</div>
        ))}
      </div>
    </div>
  );
}
