import { type RecoveryCodes, secondFactorRoutes } from '@falink/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, QRCode, Skeleton } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { troubleText } from '../../model/trouble.js';
import { CodeField } from '../../ui/CodeField.js';
import { Trouble } from '../../ui/Trouble.js';
import css from './staff.module.css';

/** Sets up an authenticator: the QR code, the same as text, and a first code of it. */
export function TotpSetup({ onDone }: { onDone: (codes: RecoveryCodes) => void }) {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const setup = useQuery({
    queryKey: ['totp-setup'],
    queryFn: () => http.send(secondFactorRoutes.beginTotp, {}),
    // A secret is kept nowhere else, and never asked for twice while it is shown.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const confirm = useMutation({
    mutationFn: ({ code }: { code: string }) => http.send(secondFactorRoutes.confirmTotp, { body: { code } }),
    onSuccess: onDone,
  });
  if (setup.error) return <Trouble error={setup.error} onRetry={() => void setup.refetch()} />;
  if (!setup.data) return <Skeleton active title={false} paragraph={{ rows: 5 }} />;
  return (
    <Form layout="vertical" requiredMark={false} className={css.form} onFinish={(values) => confirm.mutate(values)}>
      <ol className={css.steps}>
        <li>{t('staff.totp.step1')}</li>
        <li>{t('staff.totp.step2')}</li>
        <li>{t('staff.totp.step3')}</li>
      </ol>
      <div className="row" style={{ gap: 20, margin: '12px 0 16px', alignItems: 'flex-start' }}>
        <QRCode
          value={setup.data.uri}
          type="svg"
          size={160}
          bordered={false}
          style={{ flex: 'none' }}
          aria-label={t('staff.totp.qr')}
        />
        <span className="col" style={{ gap: 6 }}>
          <span className="s12 t3">{t('staff.totp.byHand')}</span>
          <code className={css.secret}>{setup.data.secret.match(/.{1,4}/g)?.join(' ')}</code>
        </span>
      </div>
      <CodeField />
      {confirm.error !== null && (
        <div className="note n-coral" role="alert" style={{ marginBottom: 10 }}>
          <TriangleAlert size={15} aria-hidden />
          {troubleText(confirm.error, i18n.language)}
        </div>
      )}
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        {t('staff.totp.turnOn')}
      </Button>
    </Form>
  );
}
