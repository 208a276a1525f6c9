import type { RecoveryCodes } from '@falink/protocol';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { useTrouble } from '../../ui/use-trouble.js';
import { RecoveryCodeList } from './RecoveryCodeList.js';
import css from './staff.module.css';
import { TotpSetup } from './TotpSetup.js';

/** Between signing in and everything else, for whose role must have a second factor. */
export function SecondFactorDue() {
  const { t } = useTranslation();
  const { session } = useServices();
  const trouble = useTrouble();
  const [codes, setCodes] = useState<RecoveryCodes | null>(null);
  const goOn = (): void => void session.renew(session.current()).catch(trouble);
  return (
    <div className={css.due}>
      <h1>{t('staff.totp.dueTitle')}</h1>
      <p className="t2 s13">{t('staff.totp.due')}</p>
      {codes ? <RecoveryCodeList codes={codes} onDone={goOn} /> : <TotpSetup onDone={setCodes} />}
      <p>
        <Button type="link" onClick={() => void session.logout()}>
          {t('common.signOut')}
        </Button>
        {!codes && (
          <Button type="link" onClick={goOn}>
            {t('staff.totp.already')}
          </Button>
        )}
      </p>
    </div>
  );
}
