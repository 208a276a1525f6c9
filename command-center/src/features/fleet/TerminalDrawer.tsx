import { may, type Terminal, terminalRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button, Drawer, Input, Modal } from 'antd';
import { clsx } from 'clsx';
import { Ban, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useNow, useServices, useSession } from '../../api/services.js';
import { CallTerminalButton } from '../../call/CallTerminalButton.js';
import { useRefetch } from '../../data/live.js';
import { TERMINALS, useTerminal } from '../../data/terminals.js';
import { sceneTitle } from '../../model/scene-title.js';
import { TargetSection } from '../../targets/TargetSection.js';
import { dayTime, timeOfDay } from '../../ui/format.js';
import { useTell } from '../../ui/use-tell.js';
import { useTrouble } from '../../ui/use-trouble.js';
import { BoxSecurity } from './BoxSecurity.js';
import css from './fleet.module.css';
import { PlaceTerminal } from './PlaceTerminal.js';
import { PrintGuide } from './PrintGuide.js';
import { SceneMirror } from './SceneMirror.js';
import { SendCommand } from './SendCommand.js';
import { TerminalHealthLater } from './TerminalHealthLater.js';
import { TerminalTag } from './TerminalTag.js';

function yesNo(value: boolean | null): 'yes' | 'no' | 'unknown' {
  return value === null ? 'unknown' : value ? 'yes' : 'no';
}

/** Taking a terminal out of service says exactly what stops, and wants a reason. */
function Revoke({ terminal, onDone }: { terminal: Terminal; onDone: () => void }) {
  const { t } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const refetch = useRefetch();
  const trouble = useTrouble();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const revoke = useMutation({
    mutationFn: () =>
      http.send(terminalRoutes.revokeTerminal, { params: { id: terminal.id }, body: { reason: reason.trim() } }),
    onSuccess: () => {
      setAsking(false);
      refetch(TERMINALS);
      tell.done(t('fleet.revoke.done', { name: terminal.name }));
      onDone();
    },
    onError: trouble,
  });
  const inCall = terminal.state === 'on_call' || terminal.state === 'waiting';
  return (
    <>
      <Button danger icon={<Ban size={16} aria-hidden />} onClick={() => setAsking(true)}>
        {t('fleet.revoke.button')}
      </Button>
      <Modal
        open={asking}
        title={t('fleet.revoke.title', { name: terminal.name })}
        okText={t('fleet.revoke.confirm')}
        cancelText={t('common.cancel')}
        okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: revoke.isPending }}
        onOk={() => revoke.mutate()}
        onCancel={() => setAsking(false)}
        width={480}
      >
        <div className="col" style={{ gap: 12 }}>
          <p>
            {t('fleet.revoke.text', {
              site: terminal.site.name,
              unit: terminal.site.orgUnit.name,
              name: terminal.name,
            })}
          </p>
          {inCall && (
            <div className="note n-coral">
              <TriangleAlert size={15} aria-hidden />
              {t('fleet.revoke.inCall')}
            </div>
          )}
          <Input
            value={reason}
            maxLength={200}
            autoFocus
            aria-label={t('fleet.revoke.reason')}
            placeholder={t('fleet.revoke.reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </Modal>
    </>
  );
}

export function TerminalDrawer(props: {
  terminal: Terminal | null;
  canRevoke: boolean;
  canPlace: boolean;
  onClose: () => void;
  /** Further sections. */
  children?: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const navigate = useNavigate();
  const session = useSession();
  const mayCall = session.kind === 'signed_in' && may(session.staff, 'calls.call_terminal');
  // The list may leave out what only one terminal's page needs.
  const query = useTerminal(props.terminal?.id);
  const [last, setLast] = useState<Terminal | null>(null);
  useEffect(() => {
    if (props.terminal) setLast(props.terminal);
  }, [props.terminal]);
  // Kept while the drawer slides out.
  const terminal = props.terminal ?? last;
  const scene = terminal?.scene ?? query.data?.scene ?? null;
  const device = terminal?.device ?? query.data?.device ?? null;
  return (
    <Drawer
      open={props.terminal !== null}
      onClose={props.onClose}
      size={528}
      mask={false}
      title={
        terminal && (
          <span className="col">
            <span className="row">
              {terminal.name}
              <TerminalTag terminal={terminal} />
            </span>
            <span className={clsx('s12 t3', css.drawerSub)}>
              {terminal.site.orgUnit.name} · {terminal.site.name} · {t(`common.kind.${terminal.kind}`)}
            </span>
          </span>
        )
      }
      extra={
        terminal && (
          <span className="row">
            {terminal.revokedAt === null && <PrintGuide terminal={terminal} />}
            {props.canPlace && <PlaceTerminal key={terminal.id} terminal={terminal} />}
            {props.canRevoke && terminal.revokedAt === null && <Revoke terminal={terminal} onDone={props.onClose} />}
          </span>
        )
      }
    >
      {terminal && (
        <div className="col" style={{ gap: 20 }}>
          {mayCall && terminal.revokedAt === null && (
            <div className="row">
              <CallTerminalButton
                key={terminal.id}
                size="middle"
                target={{
                  terminalId: terminal.id,
                  name: terminal.name,
                  siteName: terminal.site.name,
                  callbackId: null,
                }}
                onRinging={() => void navigate('/desk')}
              />
            </div>
          )}
          <SendCommand terminal={terminal} />
          <section className="col" style={{ gap: 10 }}>
            <h2 className="drawer-h">{t('fleet.scene.title')}</h2>
            {terminal.state === 'alert' && (
              <div className="note n-gold">
                <TriangleAlert size={15} aria-hidden />
                {t('fleet.scene.contested')}
              </div>
            )}
            {scene && terminal.connected ? (
              <div className={css.sceneGrid}>
                <SceneMirror scene={scene} />
                <dl className="desc">
                  <dt>{t('fleet.scene.page')}</dt>
                  <dd>{sceneTitle(scene, t)}</dd>
                  <dt>{t('fleet.scene.focus')}</dt>
                  <dd>{scene.private ? t('fleet.scene.withheld') : (scene.focus?.label ?? t('common.none'))}</dd>
                  <dt>{t('fleet.scene.player')}</dt>
                  <dd>{scene.player?.title ?? t('common.none')}</dd>
                  <dt>{t('fleet.scene.seen')}</dt>
                  <dd>{terminal.lastSeenAt ? timeOfDay(terminal.lastSeenAt, i18n.language) : t('common.none')}</dd>
                </dl>
                <p className={clsx('s12 t3', css.sceneNote)}>{t('fleet.scene.note')}</p>
              </div>
            ) : (
              <div className="note n-gold">
                <TriangleAlert size={15} aria-hidden />
                {terminal.lastSeenAt
                  ? t('fleet.scene.offline', { at: dayTime(terminal.lastSeenAt, now, i18n.language) })
                  : t('fleet.scene.never')}
              </div>
            )}
          </section>
          <TargetSection terminalId={terminal.id} canManage={props.canPlace} />
          <BoxSecurity terminal={terminal} />
          <TerminalHealthLater terminalId={terminal.id} />
          {props.children}
          <section>
            <h2 className="drawer-h">{t('fleet.device.title')}</h2>
            <dl className="desc">
              <dt>{t('fleet.device.version')}</dt>
              <dd>{terminal.appVersion ?? t('common.none')}</dd>
              <dt>{t('fleet.device.camera')}</dt>
              <dd>{t(`fleet.device.${yesNo(device?.camera ?? null)}`)}</dd>
              <dt>{t('fleet.device.microphone')}</dt>
              <dd>{t(`fleet.device.${yesNo(device?.microphone ?? null)}`)}</dd>
              <dt>{t('fleet.device.screen')}</dt>
              <dd>{device ? `${device.screen.width} × ${device.screen.height}` : t('common.none')}</dd>
              <dt>{t('fleet.device.browser')}</dt>
              <dd>{device?.userAgent ?? t('common.none')}</dd>
              <dt>{t('fleet.device.paired')}</dt>
              <dd>{terminal.pairedAt ? dayTime(terminal.pairedAt, now, i18n.language) : t('common.none')}</dd>
              <dt>{t('fleet.device.id')}</dt>
              <dd className="mono s12">{terminal.id}</dd>
            </dl>
          </section>
        </div>
      )}
    </Drawer>
  );
}
