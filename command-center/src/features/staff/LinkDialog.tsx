import type { NewStaffLink } from '@falink/protocol';
import { Button, Input, Modal } from 'antd';
import { Copy, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { dayTime } from '../../ui/format.js';
import { useCopy } from '../../ui/use-copy.js';

/** The link of a person, once: nothing keeps it. */
export function LinkDialog({ link, name, onClose }: { link: NewStaffLink; name: string; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const copy = useCopy();
  const address = `${window.location.origin}/console/invite#${link.token}`;
  const words = { done: t('staff.link.copied'), failed: t('staff.link.copyFailed') };
  return (
    <Modal
      open
      title={t('staff.link.title', { name })}
      onCancel={onClose}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
      width={560}
      footer={
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('staff.link.close')}</Button>
          <Button type="primary" autoFocus icon={<Copy size={15} aria-hidden />} onClick={() => copy(address, words)}>
            {t('staff.link.copy')}
          </Button>
        </div>
      }
    >
      <div className="col" style={{ gap: 12 }}>
        <div className="note n-gold">
          <TriangleAlert size={15} aria-hidden />
          {t('staff.link.once')}
        </div>
        <Input.TextArea
          readOnly
          rows={3}
          value={address}
          aria-label={t('staff.link.label')}
          className="mono"
          onFocus={(event) => event.target.select()}
        />
        <span className="t2 s13">{t('staff.link.good', { until: dayTime(link.expiresAt, now, i18n.language) })}</span>
      </div>
    </Modal>
  );
}
