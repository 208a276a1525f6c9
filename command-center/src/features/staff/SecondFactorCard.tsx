import { type RecoveryCodes, secondFactorRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Skeleton } from 'antd';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { useRefetch } from '../../data/live.js';
import { SECOND_FACTOR, useSecondFactor } from '../../data/staff.js';
import { troubleText } from '../../model/trouble.js';
import { Card } from '../../ui/Card.js';
import { CodeField } from '../../ui/CodeField.js';
import { Trouble } from '../../ui/Trouble.js';
import { useTell } from '../../ui/use-tell.js';
import { RecoveryCodeList } from './RecoveryCodeList.js';
import css from './staff.module.css';
import { TotpSetup } from './TotpSetup.js';

/** One's own second factor: set up, other recovery codes, turned off. */
export function SecondFactorCard() {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const refetch = useRefetch();
  const own = useSecondFactor();
  const [settingUp, setSettingUp] = useState(false);
  /** What a code is asked for. */
  const [asked, setAsked] = useState<'renew' | 'off' | null>(null);
  const [codes, setCodes] = useState<RecoveryCodes | null>(null);
  const act = useMutation({
    mutationFn: async ({ code }: { code: string }) => {
      if (asked === 'renew') return http.send(secondFactorRoutes.renewRecoveryCodes, { body: { code } });
      await http.send(secondFactorRoutes.removeTotp, { body: { code } });
      return null;
    },
    onSuccess: (made) => {
      setAsked(null);
      setCodes(made);
      if (!made) tell.done(t('staff.totp.turnedOff'));
    },
    onSettled: () => refetch(SECOND_FACTOR),
  });
  const ask = (what: 'renew' | 'off' | null): void => {
    act.reset();
    setAsked(what);
  };
  const made = (fresh: RecoveryCodes): void => {
    setSettingUp(false);
    setCodes(fresh);
    refetch(SECOND_FACTOR);
  };
  return (
    <Card title={t('staff.secondFactor')}>
      {codes ? (
        <RecoveryCodeList codes={codes} onDone={() => setCodes(null)} />
      ) : settingUp ? (
        <TotpSetup onDone={made} />
      ) : own.error && !own.data ? (
        <Trouble error={own.error} onRetry={() => void own.refetch()} />
      ) : !own.data ? (
        <Skeleton active title={false} paragraph={{ rows: 2 }} />
      ) : !own.data.on ? (
        <div className="col" style={{ gap: 12, alignItems: 'flex-start' }}>
          <p className="t2 s13">{t('staff.totp.what')}</p>
          <Button onClick={() => setSettingUp(true)}>{t('staff.totp.setUp')}</Button>
        </div>
      ) : (
        <div className="col" style={{ gap: 12 }}>
          <div className={own.data.codesLeft < 3 ? 'note n-gold' : 'note n-jade'}>
            <CircleCheck size={15} aria-hidden />
            {t('staff.totp.on', { count: own.data.codesLeft })}
          </div>
          {asked === null ? (
            <div className="row">
              <Button onClick={() => ask('renew')}>{t('staff.totp.renew')}</Button>
              {!own.data.required && (
                <Button danger onClick={() => ask('off')}>
                  {t('staff.totp.turnOff')}
                </Button>
              )}
            </div>
          ) : (
            <Form layout="vertical" requiredMark={false} className={css.form} onFinish={(values) => act.mutate(values)}>
              <p className="s13">{t(asked === 'renew' ? 'staff.totp.renewText' : 'staff.totp.offText')}</p>
              <CodeField autoFocus />
              {act.error !== null && (
                <div className="note n-coral" role="alert" style={{ marginBottom: 10 }}>
                  <TriangleAlert size={15} aria-hidden />
                  {troubleText(act.error, i18n.language)}
                </div>
              )}
              <div className="row">
                <Button type="primary" danger={asked === 'off'} htmlType="submit" loading={act.isPending}>
                  {t(asked === 'renew' ? 'staff.totp.renew' : 'staff.totp.turnOff')}
                </Button>
                <Button onClick={() => ask(null)}>{t('common.cancel')}</Button>
              </div>
            </Form>
          )}
        </div>
      )}
    </Card>
  );
}
