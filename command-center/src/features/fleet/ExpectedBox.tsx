import { type Enrolment, type Pairing, terminalRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { PackageCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useServices } from '../../api/services.js';
import { ENROLMENTS, useExpected } from '../../data/enrolments.js';
import { useRefetch } from '../../data/live.js';
import { PAIRINGS } from '../../data/pairings.js';
import { TERMINALS } from '../../data/terminals.js';
import { Card } from '../../ui/Card.js';
import { useTell } from '../../ui/use-tell.js';
import { useTrouble } from '../../ui/use-trouble.js';

/** Where the box that waits is expected: with the comparison done, one key approves it there. */
export function ExpectedBox({ pairing, compared }: { pairing: Pairing; compared: boolean }) {
  const { t } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const navigate = useNavigate();
  const refetch = useRefetch();
  const trouble = useTrouble();
  const expected = useExpected(pairing.id).data?.expected ?? null;
  const approve = useMutation({
    mutationFn: ({ site, name, kind, terminalId }: Enrolment) =>
      http.send(terminalRoutes.approvePairing, {
        params: { id: pairing.id },
        body: { siteId: site.id, name, kind, ...(terminalId !== null && { replaceTerminalId: terminalId }) },
      }),
    onSuccess: ({ name }) => {
      refetch(PAIRINGS, TERMINALS, ENROLMENTS);
      tell.done(t('fleet.pairing.approved', { name }));
      void navigate('/pairings');
    },
    onError: trouble,
  });
  if (!expected) return null;
  const { serial, site, name, kind, terminalId } = expected;
  return (
    <Card title={t('enrolments.expected.title')}>
      <dl className="desc">
        <dt>{t('enrolments.expected.serial')}</dt>
        <dd className="mono">{serial}</dd>
        <dt>{t('fleet.pairing.site')}</dt>
        <dd>
          {site.orgUnit.name} · {site.name}
        </dd>
        <dt>{t('fleet.pairing.name')}</dt>
        <dd>
          {name} · {t(`common.kind.${kind}`)}
        </dd>
      </dl>
      <p className="s12 t3" style={{ margin: '10px 0' }}>
        {t(terminalId === null ? 'enrolments.expected.text' : 'enrolments.expected.again')}
      </p>
      <Button
        type="primary"
        icon={<PackageCheck size={16} aria-hidden />}
        disabled={!compared}
        loading={approve.isPending}
        onClick={() => approve.mutate(expected)}
      >
        {t(terminalId === null ? 'enrolments.expected.approve' : 'enrolments.expected.replace')}
      </Button>
    </Card>
  );
}
