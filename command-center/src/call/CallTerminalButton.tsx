import { may } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { PhoneOutgoing } from 'lucide-react';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/services.js';
import { useRequestId } from '../data/use-request-id.js';
import { Refusal } from '../ui/Refusal.js';
import { DutyContext, useDuty, useDutyController } from './DutyContext.js';
import type { CallTarget } from './desk-call.js';

interface Calls {
  /** Null: the call came from a browser, which cannot be called. */
  readonly target: CallTarget | null;
  readonly size?: 'small' | 'middle' | 'large';
  readonly label?: string;
  /** The television rings. */
  readonly onRinging?: () => void;
}

/** Calls a television, once it is confirmed what will happen. Nothing for a person who may not, or without a television. */
export function CallTerminalButton({ target, ...props }: Calls) {
  const session = useSession();
  const takesCalls = use(DutyContext) !== null;
  const allowed = session.kind === 'signed_in' && may(session.staff, 'calls.call_terminal');
  return takesCalls && allowed && target ? <OfferedButton {...props} target={target} /> : null;
}

function OfferedButton({ target, size = 'small', label, onRinging }: Calls & { readonly target: CallTarget }) {
  const { t } = useTranslation();
  const controller = useDutyController();
  const { agent, call } = useDuty();
  const idOf = useRequestId();
  const [asking, setAsking] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const send = useMutation({
    mutationFn: () => controller.callTerminal(target, idOf({ target, attempt })),
    onSuccess: () => {
      setAsking(false);
      setAttempt((n) => n + 1);
      onRinging?.();
    },
  });
  const isFree = agent?.state === 'available' || agent?.state === 'wrap_up';
  const isReady = isFree && (call === null || call.endedAt !== null);
  return (
    <>
      <Button
        size={size}
        icon={<PhoneOutgoing size={15} aria-hidden />}
        disabled={!isReady && !asking}
        title={t(isReady ? 'desk.calling.hint' : 'desk.calling.notNow')}
        aria-label={t('desk.calling.ofTerminal', { name: target.name })}
        onClick={() => {
          send.reset();
          setAsking(true);
        }}
      >
        {label ?? t('desk.calling.button')}
      </Button>
      <Modal
        open={asking}
        title={t('desk.calling.title')}
        okText={t('desk.calling.send')}
        cancelText={t('common.cancel')}
        okButtonProps={{ disabled: !isReady && !send.isPending, loading: send.isPending }}
        onOk={() => send.mutate()}
        onCancel={() => setAsking(false)}
        width={480}
        destroyOnHidden
      >
        <div className="col" style={{ gap: 12 }}>
          <p>{t('desk.calling.hits', { site: target.siteName, name: target.name })}</p>
          <p className="t2">{t('desk.calling.consent')}</p>
          {target.callbackId && <p className="t2">{t('desk.calling.settles')}</p>}
          <Refusal error={send.error} />
        </div>
      </Modal>
    </>
  );
}
