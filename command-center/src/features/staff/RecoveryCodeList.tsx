import type { RecoveryCodes } from '@falink/protocol';
import { Button } from 'antd';
import { Copy, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCopy } from '../../ui/use-copy.js';
import css from './staff.module.css';

/** Recovery codes, once: nothing keeps them in clear. */
export function RecoveryCodeList({ codes: { codes }, onDone }: { codes: RecoveryCodes; onDone: () => void }) {
  const { t } = useTranslation();
  const copy = useCopy();
  const words = { done: t('staff.link.copied'), failed: t('staff.totp.copyFailed') };
  return (
    <div className="col" style={{ gap: 12 }}>
      <div className="note n-gold">
        <TriangleAlert size={15} aria-hidden />
        {t('staff.totp.codesOnce')}
      </div>
      <ol className={css.codes} aria-label={t('staff.totp.codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button icon={<Copy size={15} aria-hidden />} onClick={() => copy(codes.join('\n'), words)}>
          {t('staff.totp.copy')}
        </Button>
        <Button type="primary" onClick={onDone}>
          {t('staff.totp.kept')}
        </Button>
      </div>
    </div>
  );
}
