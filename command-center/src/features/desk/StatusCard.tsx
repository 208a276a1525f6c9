import { clockText } from '@falink/client';
import type { Category } from '@falink/protocol';
import { Button } from 'antd';
import { clsx } from 'clsx';
import { BellOff, Coffee, Headset, type LucideIcon, MonitorUp, PhoneMissed, Power, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { DeviceCheck } from '../../call/DeviceCheck.js';
import { useDuty, useDutyController } from '../../call/DutyContext.js';
import type { DutyNotice } from '../../call/duty-state.js';
import { NotificationHint } from '../../call/NotificationHint.js';
import { Card } from '../../ui/Card.js';
import css from './desk.module.css';

function Notice({ kind }: { kind: DutyNotice }) {
  const { t } = useTranslation();
  const controller = useDutyController();
  const Glyph = kind === 'answered_elsewhere' ? MonitorUp : PhoneMissed;
  return (
    <div className={`note ${kind === 'missed' ? 'n-gold' : 'n-blue'}`}>
      <Glyph size={16} aria-hidden />
      <span className="grow">{t(`desk.notice.${kind}`)}</span>
      <button
        type="button"
        className="text-button"
        aria-label={t('common.close')}
        onClick={() => controller.dismissNotice()}
      >
        <X size={15} aria-hidden />
      </button>
    </div>
  );
}

/** Whether I am on duty, what is offered to me, and whether I can be seen and heard. */
export function StatusCard({ view, skills }: { view: 'off' | 'away' | 'idle'; skills: readonly Category[] }) {
  const { t } = useTranslation();
  const controller = useDutyController();
  const { agent, notice } = useDuty();
  const now = useNow();
  const [busy, setBusy] = useState<string | null>(null);
  const become = (state: 'available' | 'away' | 'offline') => async (): Promise<void> => {
    setBusy(state);
    await controller.setState(state);
    setBusy(null);
  };
  const Glyph: LucideIcon = view === 'idle' ? Headset : view === 'away' ? Coffee : BellOff;
  return (
    <Card bare className={css.statusCard}>
      <div className={css.statusMain}>
        {notice && <Notice kind={notice} />}
        <div className="row" style={{ gap: 14 }}>
          <span className={`status-badge t-${view === 'idle' ? 'jade' : 'slate'}`}>
            <Glyph size={22} strokeWidth={1.75} aria-hidden />
          </span>
          <div className="col">
            <h2 className="headline">{t(`desk.status.${view}.title`)}</h2>
            <p className="s13 t2">
              {t(`desk.status.${view}.text`, { since: agent ? clockText(now - Date.parse(agent.since)) : '' })}
            </p>
          </div>
        </div>
        <dl className={css.statusFigures}>
          <div>
            <dt className="s12 t2">{t('desk.skills.title')}</dt>
            <dd className={css.skills}>
              {skills.length === 0 ? (
                <span className="s13 t3">{t('desk.skills.any')}</span>
              ) : (
                skills.map((skill) => (
                  <span key={skill} className="tag t-slate">
                    {t(`common.category.${skill}`)}
                  </span>
                ))
              )}
            </dd>
            <dd className="s12 t3">{t('desk.skills.text')}</dd>
          </div>
        </dl>
        {view === 'idle' && <NotificationHint />}
        <span className="grow" />
        <div className="row" style={{ gap: 10 }}>
          {view !== 'idle' && (
            <Button
              type="primary"
              size="large"
              icon={<Headset size={18} aria-hidden />}
              loading={busy === 'available'}
              data-next-step="off away"
              onClick={become('available')}
            >
              {t('desk.goOnDuty')}
            </Button>
          )}
          {view === 'idle' && (
            <Button
              size="large"
              icon={<Coffee size={17} aria-hidden />}
              loading={busy === 'away'}
              data-next-step="idle"
              onClick={become('away')}
            >
              {t('desk.away')}
            </Button>
          )}
          {view !== 'off' && (
            <Button
              size="large"
              icon={<Power size={17} aria-hidden />}
              loading={busy === 'offline'}
              onClick={become('offline')}
            >
              {t('desk.goOffDuty')}
            </Button>
          )}
          <span className="grow" />
          {view === 'idle' && (
            <span className={clsx('s13 t2 row nowrap', css.keyHints)}>
              <kbd>Enter</kbd>
              {t('desk.answer')}
              <kbd>Esc</kbd>
              {t('desk.decline')}
            </span>
          )}
        </div>
      </div>
      <DeviceCheck />
    </Card>
  );
}
