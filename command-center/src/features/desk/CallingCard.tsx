import type { StaffCall } from '@falink/protocol';
import { Button } from 'antd';
import { BellRing, PhoneMissed, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallTerminalButton } from '../../call/CallTerminalButton.js';
import { useDutyController } from '../../call/DutyContext.js';
import { targetOf } from '../../call/desk-call.js';
import { Card } from '../../ui/Card.js';
import css from './desk.module.css';

const ENDS = ['declined', 'no_answer', 'connection_lost', 'cancelled', 'ended_by_supervisor'] as const;
type End = (typeof ENDS)[number] | 'failed';

/** How a call that nobody answered was over, in the words of the desk. */
function endOf({ endReason }: StaffCall): End {
  return ENDS.find((known) => known === endReason) ?? 'failed';
}

/** The television that rings for this desk. */
export function CallingCard({ call }: { call: StaffCall }) {
  const { t } = useTranslation();
  const controller = useDutyController();
  const [busy, setBusy] = useState(false);
  return (
    <Card bare className={css.calling}>
      <span className="status-badge t-blue">
        <BellRing size={22} strokeWidth={1.75} aria-hidden />
      </span>
      <div className="col grow" role="status">
        <h2 className="headline">{t('desk.calling.rings.title')}</h2>
        <p className="s13 t2">
          {call.terminal.siteName} · {call.terminal.name} · {t('desk.calling.rings.text')}
        </p>
      </div>
      <Button
        size="large"
        danger
        data-next-step="calling"
        loading={busy}
        onClick={() => {
          setBusy(true);
          void controller.hangUp().finally(() => setBusy(false));
        }}
      >
        {t('desk.calling.cancel')}
      </Button>
    </Card>
  );
}

/** What came of a call that nobody answered; it can be repeated or put away. */
export function UnansweredCard({ call }: { call: StaffCall }) {
  const { t } = useTranslation();
  const controller = useDutyController();
  const end = endOf(call);
  return (
    <Card bare className={css.calling}>
      <span className={`status-badge t-${end === 'cancelled' ? 'slate' : 'gold'}`}>
        <PhoneMissed size={22} strokeWidth={1.75} aria-hidden />
      </span>
      <div className="col grow" role="status">
        <h2 className="headline">{t(`desk.calling.over.${end}.title`)}</h2>
        <p className="s13 t2">
          {call.terminal.siteName} · {call.terminal.name} · {t(`desk.calling.over.${end}.text`)}
        </p>
      </div>
      <CallTerminalButton target={targetOf(call)} size="large" label={t('desk.calling.again')} />
      <Button
        size="large"
        type="text"
        icon={<X size={16} aria-hidden />}
        aria-label={t('common.close')}
        onClick={() => controller.dismissUnanswered()}
      />
    </Card>
  );
}
