import { clockText } from '@falink/client';
import { type Pairing, TerminalKindSchema, terminalRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Radio, Select, Skeleton } from 'antd';
import { CircleCheck, CircleX, Fingerprint, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useNow, useServices } from '../../api/services.js';
import { useRefetch } from '../../data/live.js';
import { PAIRINGS, usePairing } from '../../data/pairings.js';
import { TERMINALS, useTerminalsOf } from '../../data/terminals.js';
import { spokenCode } from '../../model/fleet.js';
import { troubleText } from '../../model/trouble.js';
import { Card } from '../../ui/Card.js';
import { ListEnd, loadNearEnd } from '../../ui/ListEnd.js';
import { Page } from '../../ui/Page.js';
import { useTell } from '../../ui/use-tell.js';
import { useTrouble } from '../../ui/use-trouble.js';
import { ExpectedBox } from './ExpectedBox.js';
import css from './fleet.module.css';
import { SitePicker } from './SitePicker.js';

interface Choice {
  siteId: string;
  name: string;
  kind: (typeof TerminalKindSchema.options)[number];
  replaceTerminalId?: string;
}

function Decision({ pairing }: { pairing: Pairing }) {
  const { t } = useTranslation();
  const { http } = useServices();
  const { modal } = App.useApp();
  const tell = useTell();
  const navigate = useNavigate();
  const refetch = useRefetch();
  const trouble = useTrouble();
  const now = useNow();
  const [form] = Form.useForm<Choice>();
  const [compared, setCompared] = useState(false);
  const siteId = Form.useWatch('siteId', form);
  const replaceable = useTerminalsOf(siteId);
  const params = { id: pairing.id };
  const done = (text: string): void => {
    refetch(PAIRINGS, TERMINALS);
    tell.done(text);
    void navigate('/pairings');
  };
  const approve = useMutation({
    mutationFn: ({ siteId, name, kind, replaceTerminalId }: Choice) =>
      http.send(terminalRoutes.approvePairing, {
        params,
        body: { siteId, name: name.trim(), kind, ...(replaceTerminalId && { replaceTerminalId }) },
      }),
    onSuccess: (terminal) => done(t('fleet.pairing.approved', { name: terminal.name })),
    onError: trouble,
  });
  const reject = useMutation({
    mutationFn: () => http.send(terminalRoutes.rejectPairing, { params }),
    onSuccess: () => done(t('fleet.pairing.rejected')),
    onError: trouble,
  });
  const leftMs = Date.parse(pairing.expiresAt) - now;
  const open = pairing.state === 'pending' && leftMs > 0;
  return (
    <div className={css.pairingPage}>
      <Card title={t('fleet.pairing.compare')} className="pairing-compare">
        <p className="s13 t2">{t('fleet.pairing.compareText')}</p>
        <div className={css.fingerprint}>
          <span className="s12 t3">{t('fleet.pairing.code')}</span>
          <b>{spokenCode(pairing.code)}</b>
          <span className="s12 t3 row">
            <Fingerprint size={15} aria-hidden />
            {t('fleet.pairing.deviceFingerprint')}
          </span>
          <b className="mono">{pairing.fingerprint}</b>
        </div>
        <dl className="desc">
          <dt>{t('fleet.device.screen')}</dt>
          <dd>
            {pairing.device.screen.width} × {pairing.device.screen.height}
          </dd>
          <dt>{t('fleet.device.version')}</dt>
          <dd>{pairing.device.appVersion}</dd>
          <dt>{t('fleet.device.browser')}</dt>
          <dd>{pairing.device.userAgent}</dd>
        </dl>
        <p className="s12 t3">{open && t('fleet.pairing.expires', { left: clockText(leftMs) })}</p>
        {open && (
          <Checkbox
            style={{ marginTop: 10 }}
            checked={compared}
            onChange={(event) => setCompared(event.target.checked)}
          >
            {t('fleet.pairing.compared')}
          </Checkbox>
        )}
      </Card>
      <div className="col" style={{ gap: 16 }}>
        {open && <ExpectedBox pairing={pairing} compared={compared} />}
        <Card title={t('fleet.pairing.where')}>
          {open ? (
            <Form
              form={form}
              layout="vertical"
              requiredMark={false}
              initialValues={{ kind: 'home' }}
              onFinish={(choice) => approve.mutate(choice)}
            >
              <Form.Item
                name="siteId"
                label={t('fleet.pairing.site')}
                rules={[{ required: true, message: t('fleet.pairing.siteMissing') }]}
              >
                <SitePicker />
              </Form.Item>
              <Form.Item name="kind" label={t('fleet.pairing.kind')}>
                <Radio.Group
                  optionType="button"
                  options={TerminalKindSchema.options.map((value) => ({ value, label: t(`common.kind.${value}`) }))}
                />
              </Form.Item>
              <Form.Item
                name="name"
                label={t('fleet.pairing.name')}
                rules={[{ required: true, whitespace: true, message: t('fleet.pairing.nameMissing') }]}
              >
                <Input maxLength={40} placeholder={t('fleet.pairing.nameHint')} autoComplete="off" />
              </Form.Item>
              {replaceable.items.length > 0 && (
                <Form.Item
                  name="replaceTerminalId"
                  label={t('fleet.pairing.replace')}
                  extra={t('fleet.pairing.replaceText')}
                >
                  <Select
                    allowClear
                    placeholder={t('fleet.pairing.replaceNone')}
                    options={replaceable.items.map((one) => ({ value: one.id, label: one.name }))}
                    onPopupScroll={loadNearEnd(replaceable)}
                    popupRender={(menu) => (
                      <>
                        {menu}
                        <ListEnd list={replaceable} follows={false} />
                      </>
                    )}
                  />
                </Form.Item>
              )}
              <div className="row" style={{ marginTop: 18 }}>
                <Button
                  danger
                  icon={<CircleX size={16} aria-hidden />}
                  loading={reject.isPending}
                  onClick={() =>
                    modal.confirm({
                      title: t('fleet.pairing.rejectAsk', { code: spokenCode(pairing.code) }),
                      content: t('fleet.pairing.rejectText'),
                      okText: t('fleet.pairing.reject'),
                      cancelText: t('common.cancel'),
                      okButtonProps: { danger: true },
                      onOk: () => reject.mutateAsync().catch(() => undefined),
                    })
                  }
                >
                  {t('fleet.pairing.reject')}
                </Button>
                <span className="grow" />
                <Button
                  type="primary"
                  htmlType="submit"
                  icon={<CircleCheck size={16} aria-hidden />}
                  disabled={!compared}
                  loading={approve.isPending}
                >
                  {t('fleet.pairing.approve')}
                </Button>
              </div>
            </Form>
          ) : (
            <div className="note n-gold">
              <TriangleAlert size={15} aria-hidden />
              {t(pairing.state === 'pending' ? 'fleet.pairing.over' : 'fleet.pairing.decided')}
            </div>
          )}
        </Card>
      </div>
    </div>
  );
}

/** A box that wants to be paired: compare what its screen shows, choose its site, decide. */
export function PairingPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { code = '' } = useParams();
  const valid = /^\d{8}$/.test(code);
  const query = usePairing(valid ? code : null);
  return (
    <Page title={t('fleet.pairing.title')} note={valid ? spokenCode(code) : undefined}>
      {query.data ? (
        <Decision pairing={query.data} />
      ) : query.isLoading ? (
        <Skeleton active title={false} />
      ) : (
        <div className="col" style={{ gap: 12, maxWidth: 560 }}>
          <div className="note n-coral" role="alert">
            <TriangleAlert size={15} aria-hidden />
            {valid ? troubleText(query.error, i18n.language) : t('fleet.pairing.badCode')}
          </div>
          <Button onClick={() => void navigate('/pairings')}>{t('fleet.pairing.again')}</Button>
        </div>
      )}
    </Page>
  );
}
