import type { CommandReach } from '@falink/protocol';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommandReach } from '../../data/commands.js';
import type { RingTarget } from '../../model/ring-back.js';
import { HitNote } from '../../ui/HitNote.js';
import { Refusal } from '../../ui/Refusal.js';
import type { RingBack } from './use-ring-back.js';

/** Says which television will ring, and what it is doing now, before it rings. */
export function RingBackDialog({ ringBack, target }: { ringBack: RingBack; target: RingTarget }) {
  const { t } = useTranslation();
  const reach = useCommandReach({ terminals: [target.terminalId] });
  const inCall = (reach.data?.inCall ?? 0) > 0;
  const say = ({ connected }: CommandReach) => ({
    sentences: [
      t('desk.ringBack.hits', { site: target.siteName, name: target.name }),
      ...(connected === 0 ? [t('desk.ringBack.hitsAway')] : []),
      ...(inCall ? [t('desk.ringBack.hitsInCall')] : []),
    ],
    interrupts: connected === 0 || inCall,
  });
  return (
    <Modal
      open
      title={t('desk.ringBack.title')}
      okText={t('desk.ringBack.send')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !reach.data || inCall || !ringBack.isReady, loading: ringBack.isSending }}
      onOk={ringBack.send}
      onCancel={ringBack.dismiss}
      width={480}
    >
      <div className="col" style={{ gap: 12 }}>
        <HitNote counted={reach} say={say} />
        <Refusal error={ringBack.error} />
      </div>
    </Modal>
  );
}
