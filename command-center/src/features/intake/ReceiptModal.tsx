import type { Receipt } from '@falink/protocol';
import { Button, Modal } from 'antd';
import { clsx } from 'clsx';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { calendarDate } from '../../ui/format.js';
import css from './intake.module.css';

/** The receipt, shown once: afterwards nobody can read the query code again. */
export function ReceiptModal({ receipt, onClose }: { receipt: Receipt | null; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  return (
    <Modal
      open={receipt !== null}
      title={
        <div className={css.receiptTitle}>
          <CircleCheck size={40} strokeWidth={1.5} className="c-jade" aria-hidden />
          {t('intake.receipt.title')}
        </div>
      }
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={480}
      footer={
        <Button type="primary" size="large" block onClick={onClose}>
          {t('intake.receipt.noted')}
        </Button>
      }
    >
      {receipt && (
        <div className={css.receipt}>
          <dl>
            <dt>{t('intake.receipt.number')}</dt>
            <dd className={css.receiptNumber}>{receipt.number}</dd>
            <dt>{t('intake.receipt.code')}</dt>
            <dd className={clsx(css.receiptCode, 'mono')}>{receipt.queryCode}</dd>
            <dt>{t('intake.receipt.due')}</dt>
            <dd>
              <b>{calendarDate(receipt.decisionDue, i18n.language)}</b>
              <span className="s12 t3">{t('intake.law.article')}</span>
            </dd>
          </dl>
          {receipt.provisional && (
            <div className="note n-gold">
              <TriangleAlert size={15} aria-hidden />
              {t('intake.receipt.provisional')}
            </div>
          )}
          <p className="s13 t2">{t('intake.receipt.once')}</p>
        </div>
      )}
    </Modal>
  );
}
