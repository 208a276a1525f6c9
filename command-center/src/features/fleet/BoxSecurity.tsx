import { may, type Staff, type Terminal, type TerminalSecurity, terminalSecurityRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { KeyRound, LockKeyhole, LockKeyholeOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow, useServices, useSession } from '../../api/services.js';
import { useRefetch } from '../../data/live.js';
import { SECURITY, useTerminalSecurity } from '../../data/terminal-security.js';
import { TERMINALS } from '../../data/terminals.js';
import { dayTime } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { useTell } from '../../ui/use-tell.js';
import { useTrouble } from '../../ui/use-trouble.js';
import { LockBox } from './LockBox.js';
import { ReplaceBox } from './ReplaceBox.js';

/** The section of the drawer about a box's key and lock, with what the person signed in may do. */
export function BoxSecurity({ terminal }: { terminal: Terminal }) {
  const session = useSession();
  if (session.kind !== 'signed_in') return null;
  return <SecuritySection key={terminal.id} terminal={terminal} staff={session.staff} />;
}

/** The same for somebody who is named. */
export function SecuritySection({ terminal, staff }: { terminal: Terminal; staff: Pick<Staff, 'roles'> }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const { data } = useTerminalSecurity(terminal.id);
  if (!data) return null;
  const when = (at: string): string => dayTime(at, now, i18n.language);
  const live = data.keys.find(({ state }) => state === 'live');
  const old = data.keys.filter(({ state }) => state === 'revoked');
  const inService = terminal.revokedAt === null;
  return (
    <section className="col" style={{ gap: 10 }}>
      <h2 className="drawer-h">{t('boxes.title')}</h2>
      {data.lock && (
        <Note tone="coral" icon={LockKeyhole}>
          {t('boxes.locked', { at: when(data.lock.at), reason: data.lock.reason })}
        </Note>
      )}
      <dl className="desc">
        <dt>{t('boxes.key')}</dt>
        <dd>
          {live ? (
            <>
              <span className="mono">{live.fingerprint}</span> {t('boxes.since', { at: when(live.registeredAt) })}
            </>
          ) : (
            t('common.none')
          )}
        </dd>
        {old.length > 0 && (
          <>
            <dt>{t('boxes.oldKeys')}</dt>
            <dd>
              {old.map(({ fingerprint, revokedAt }) => (
                <div key={fingerprint}>
                  <span className="mono">{fingerprint}</span>{' '}
                  {revokedAt !== null && t('boxes.until', { at: when(revokedAt) })}
                </div>
              ))}
            </dd>
          </>
        )}
        {data.rotationAskedAt !== null && (
          <>
            <dt>{t('boxes.rotate.asked')}</dt>
            <dd>{t('boxes.rotate.askedAt', { at: when(data.rotationAskedAt) })}</dd>
          </>
        )}
      </dl>
      <div className="row" style={{ flexWrap: 'wrap' }}>
        {inService &&
          may(staff, 'terminals.lock') &&
          (data.lock ? <Unlock terminal={terminal} /> : <LockBox terminal={terminal} />)}
        {inService && live && data.lock === null && may(staff, 'terminals.rotate_key') && (
          <Rotate terminal={terminal} security={data} />
        )}
        {may(staff, 'terminals.pair') && <ReplaceBox terminal={terminal} isLocked={data.lock !== null} />}
      </div>
    </section>
  );
}

function Unlock({ terminal }: { terminal: Terminal }) {
  const { t } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const refetch = useRefetch();
  const trouble = useTrouble();
  const unlock = useMutation({
    mutationFn: () => http.send(terminalSecurityRoutes.unlockTerminal, { params: { id: terminal.id } }),
    onSuccess: () => tell.done(t('boxes.unlock.done', { name: terminal.name })),
    onError: trouble,
    onSettled: () => refetch(SECURITY, TERMINALS),
  });
  return (
    <Button icon={<LockKeyholeOpen size={16} aria-hidden />} loading={unlock.isPending} onClick={() => unlock.mutate()}>
      {t('boxes.unlock.button')}
    </Button>
  );
}

function Rotate({ terminal, security }: { terminal: Terminal; security: TerminalSecurity }) {
  const { t } = useTranslation();
  const { http } = useServices();
  const { modal } = App.useApp();
  const tell = useTell();
  const refetch = useRefetch();
  const trouble = useTrouble();
  const rotate = useMutation({
    mutationFn: () => http.send(terminalSecurityRoutes.askKeyRotation, { params: { id: terminal.id } }),
    onSuccess: () => tell.done(t('boxes.rotate.done')),
    onError: trouble,
    onSettled: () => refetch(SECURITY),
  });
  const ask = (): void => {
    modal.confirm({
      title: t('boxes.rotate.title', { name: terminal.name }),
      content: t('boxes.rotate.text'),
      okText: t('boxes.rotate.confirm'),
      cancelText: t('common.cancel'),
      onOk: () => rotate.mutateAsync().catch(() => undefined),
    });
  };
  return (
    <Button icon={<KeyRound size={16} aria-hidden />} disabled={security.rotationAskedAt !== null} onClick={ask}>
      {t('boxes.rotate.button')}
    </Button>
  );
}
