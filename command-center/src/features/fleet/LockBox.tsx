import { type Terminal, terminalSecurityRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { LockKeyhole, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { useRefetch } from '../../data/live.js';
import { SECURITY } from '../../data/terminal-security.js';
import { TERMINALS } from '../../data/terminals.js';
import { useTell } from '../../ui/use-tell.js';
import { useTrouble } from '../../ui/use-trouble.js';

/** Locking a box says exactly which and what stops, and wants a reason. */
export function LockBox({ terminal }: { terminal: Terminal }) {
  const { t } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const refetch = useRefetch();
  const trouble = useTrouble();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const lock = useMutation({
    mutationFn: () =>
      http.send(terminalSecurityRoutes.lockTerminal, { params: { id: terminal.id }, body: { reason: reason.trim() } }),
    onSuccess: () => {
      setAsking(false);
      setReason('');
      tell.done(t('boxes.lock.done', { name: terminal.name }));
    },
    onError: trouble,
    onSettled: () => refetch(SECURITY, TERMINALS),
  });
  const inCall = terminal.state === 'on_call' || terminal.state === 'waiting';
  const isReady = reason.trim() !== '';
  return (
    <>
      <Button danger icon={<LockKeyhole size={16} aria-hidden />} onClick={() => setAsking(true)}>
        {t('boxes.lock.button')}
      </Button>
      <Modal
        open={isAsking}
        title={t('boxes.lock.title', { name: terminal.name })}
        okText={t('boxes.lock.confirm')}
        cancelText={t('common.cancel')}
        okButtonProps={{ danger: true, disabled: !isReady, loading: lock.isPending }}
        onOk={() => lock.mutate()}
        onCancel={() => setAsking(false)}
        width={480}
      >
        <div className="col" style={{ gap: 12 }}>
          <p>
            {t('boxes.lock.text', {
              unit: terminal.site.orgUnit.name,
              site: terminal.site.name,
              name: terminal.name,
            })}
          </p>
          {!terminal.connected && <div className="note n-blue">{t('boxes.lock.offline')}</div>}
          {inCall && (
            <div className="note n-coral">
              <TriangleAlert size={15} aria-hidden />
              {t('boxes.lock.inCall')}
            </div>
          )}
          <Input
            autoFocus
            value={reason}
            maxLength={200}
            aria-label={t('boxes.lock.reason')}
            placeholder={t('boxes.lock.reason')}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={() => isReady && !lock.isPending && lock.mutate()}
          />
        </div>
      </Modal>
    </>
  );
}
