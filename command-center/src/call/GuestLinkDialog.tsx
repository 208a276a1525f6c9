import { type Category, CategorySchema, MAX_GUEST_LINK_NOTE, type MadeGuestLink } from '@falink/protocol';
import { Button, Input, Modal, QRCode, Select } from 'antd';
import { Copy } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../ui/Refusal.js';
import { useCopy } from '../ui/use-copy.js';
import { useGuestActs } from './use-guest-acts.js';

const HOURS = ['2', '24', '72', '168'] as const;
type Hours = (typeof HOURS)[number];

/** The link itself, once: as text to copy, and as a code to scan. */
function Made({ url }: Pick<MadeGuestLink, 'url'>) {
  const { t } = useTranslation();
  const copy = useCopy();
  const words = { done: t('guests.link.copied'), failed: t('guests.link.copyFailed') };
  return (
    <div className="row" style={{ gap: 20, alignItems: 'flex-start' }}>
      <QRCode
        value={url}
        type="svg"
        size={160}
        bordered={false}
        style={{ flex: 'none' }}
        aria-label={t('guests.link.qr')}
      />
      <div className="col grow" style={{ gap: 12 }}>
        <Input.TextArea readOnly rows={3} aria-label={t('guests.link.madeTitle')} value={url} />
        <Button type="primary" icon={<Copy size={16} aria-hidden />} onClick={() => copy(url, words)}>
          {t('guests.link.copy')}
        </Button>
        <p className="s12 t2">{t('guests.link.madeText')}</p>
      </div>
    </div>
  );
}

/** Makes a link for one person, and shows it. */
export function GuestLinkDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const { make } = useGuestActs();
  const [note, setNote] = useState('');
  const [category, setCategory] = useState<Category | null>(null);
  const [hours, setHours] = useState<Hours>('24');
  const made = make.data;
  const send = (): void =>
    make.mutate({
      expiresInHours: Number(hours),
      ...(note.trim() !== '' && { note: note.trim() }),
      ...(category !== null && { category }),
    });
  return (
    <Modal
      open
      title={t(made ? 'guests.link.madeTitle' : 'guests.link.title')}
      okText={t(made ? 'guests.link.close' : 'guests.link.make')}
      cancelText={t('common.cancel')}
      cancelButtonProps={{ style: made ? { display: 'none' } : {} }}
      okButtonProps={{ loading: make.isPending }}
      onOk={made ? onClose : send}
      onCancel={onClose}
    >
      {made ? (
        <Made url={made.url} />
      ) : (
        <div className="col" style={{ gap: 12 }}>
          <p className="t2">{t('guests.link.text')}</p>
          <div>
            <label className="field-label" htmlFor={`${id}note`}>
              {t('guests.link.note')}
            </label>
            <Input
              id={`${id}note`}
              maxLength={MAX_GUEST_LINK_NOTE}
              placeholder={t('guests.link.notePlaceholder')}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </div>
          <div>
            <label className="field-label" htmlFor={`${id}category`}>
              {t('guests.link.category')}
            </label>
            <Select<Category>
              id={`${id}category`}
              allowClear
              style={{ width: '100%' }}
              placeholder={t('guests.link.any')}
              value={category}
              onChange={(next) => setCategory(next ?? null)}
              options={CategorySchema.options
                .filter((one) => one !== 'uncategorised')
                .map((one) => ({ value: one, label: t(`common.category.${one}`) }))}
            />
          </div>
          <div>
            <label className="field-label" htmlFor={`${id}hours`}>
              {t('guests.link.hours')}
            </label>
            <Select<Hours>
              id={`${id}hours`}
              style={{ width: '100%' }}
              value={hours}
              onChange={setHours}
              options={HOURS.map((one) => ({ value: one, label: t(`guests.link.hoursOption.${one}`) }))}
            />
          </div>
          <Refusal error={make.error} />
        </div>
      )}
    </Modal>
  );
}
