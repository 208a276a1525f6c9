import { Input } from 'antd';
import { clsx } from 'clsx';
import { BadgeCheck, OctagonAlert } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card.js';
import css from './draw.module.css';

/** A whole record can be forged without a contradiction; only what was published before the draw, its receipt, exposes that. */
export function Receipt({ published }: { published: string }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState('');
  const id = useId();
  const clean = given.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const same = clean === published;
  const wrong = clean !== '' && (clean.length >= published.length ? !same : !published.startsWith(clean));
  return (
    <Card className={css.drawReceipt}>
      <div className="row" style={{ gap: 16 }}>
        <div className="col grow" style={{ gap: 2 }}>
          <label htmlFor={id}>
            <b>{t('legal.draw.receipt')}</b>
          </label>
          <span className="s12 t3">{t('legal.draw.receiptText')}</span>
        </div>
        <div className={clsx('col', css.drawReceiptField)}>
          <Input
            id={id}
            className="mono"
            allowClear
            autoComplete="off"
            spellCheck={false}
            placeholder={t('legal.draw.receiptExample')}
            aria-describedby={`${id}-said`}
            {...(wrong && { status: 'error' as const })}
            value={given}
            onChange={(event) => setGiven(event.target.value)}
          />
          <span id={`${id}-said`} role="status">
            {same && (
              <span className="row s12 c-jade">
                <BadgeCheck size={14} aria-hidden />
                {t('legal.draw.receiptSame')}
              </span>
            )}
            {wrong && (
              <span className="row s12 c-coral">
                <OctagonAlert size={14} aria-hidden />
                {t('legal.draw.receiptDiffers')}
              </span>
            )}
          </span>
        </div>
      </div>
    </Card>
  );
}
