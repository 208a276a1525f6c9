import {
  type GuestBlock,
  GuestBlockSchema,
  type GuestReportReason,
  GuestReportReasonSchema,
  MAX_ADDRESS_BLOCK_HOURS,
} from '@falink/protocol';
import { Button, Modal, Radio, Select } from 'antd';
import { Flag } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../ui/Refusal.js';
import { useGuestActs } from './use-guest-acts.js';

const HOURS = ['1', '4', '24', '72', '168'] as const;
type Hours = (typeof HOURS)[number];

/** Ends a call from a browser for a reason, and keeps the browser or its address away for a while. */
export function ReportGuest({ callId }: { callId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button danger icon={<Flag size={15} aria-hidden />} onClick={() => setOpen(true)}>
        {t('guests.report.button')}
      </Button>
      {isOpen && <ReportDialog callId={callId} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReportDialog({ callId, onClose }: { callId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const { report } = useGuestActs();
  const [reason, setReason] = useState<GuestReportReason>('abuse');
  const [block, setBlock] = useState<GuestBlock>('none');
  const [hours, setHours] = useState<Hours>('4');
  const offered = HOURS.filter((one) => block !== 'address' || Number(one) <= MAX_ADDRESS_BLOCK_HOURS);
  const chosen = offered.includes(hours) ? hours : '4';
  const send = (): void =>
    report.mutate(
      { callId, reason, block, ...(block !== 'none' && { hours: Number(chosen) }) },
      { onSuccess: onClose },
    );
  return (
    <Modal
      open
      title={t('guests.report.title')}
      okText={t('guests.report.send')}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: true, loading: report.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="col" style={{ gap: 14 }}>
        <p className="t2">{t('guests.report.text')}</p>
        <div>
          <span className="field-label" id={`${id}reason`}>
            {t('guests.report.reason')}
          </span>
          <Radio.Group
            vertical
            aria-labelledby={`${id}reason`}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            options={GuestReportReasonSchema.options.map((one) => ({
              value: one,
              label: t(`guests.report.reasons.${one}`),
            }))}
          />
        </div>
        <div>
          <span className="field-label" id={`${id}block`}>
            {t('guests.report.block')}
          </span>
          <Radio.Group
            vertical
            aria-labelledby={`${id}block`}
            value={block}
            onChange={(event) => setBlock(event.target.value)}
            options={GuestBlockSchema.options.map((one) => ({ value: one, label: t(`guests.report.blocks.${one}`) }))}
          />
        </div>
        {block === 'address' && <p className="s12 t2">{t('guests.report.addressHint')}</p>}
        {block !== 'none' && (
          <div>
            <label className="field-label" htmlFor={`${id}hours`}>
              {t('guests.report.hours')}
            </label>
            <Select<Hours>
              id={`${id}hours`}
              style={{ width: '100%' }}
              value={chosen}
              onChange={setHours}
              options={offered.map((one) => ({ value: one, label: t(`guests.report.hoursOption.${one}`) }))}
            />
          </div>
        )}
        <Refusal error={report.error} />
      </div>
    </Modal>
  );
}
