import type { StaffReach } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { useStaffReach } from '../../data/staff.js';
import { HitNote } from '../../ui/HitNote.js';

/** What ends when somebody may not work any more, as it is now. */
export function Hit({ id }: { id: string }) {
  const { t } = useTranslation();
  const say = ({ sessions, onDuty, ringing, inCall }: StaffReach) => {
    const sentences = [
      ...(sessions > 0 ? [t('staff.hit.sessions', { count: sessions })] : []),
      ...(onDuty ? [t('staff.hit.onDuty')] : []),
      ...(ringing ? [t('staff.hit.ringing')] : []),
      ...(inCall ? [t('staff.hit.inCall')] : []),
    ];
    return {
      sentences: sentences.length > 0 ? sentences : [t('staff.hit.none')],
      interrupts: onDuty || ringing || inCall,
    };
  };
  return <HitNote counted={useStaffReach(id)} say={say} />;
}
