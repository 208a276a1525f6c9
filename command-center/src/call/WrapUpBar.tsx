import { clockText } from '@falink/client';
import { Button } from 'antd';
import { clsx } from 'clsx';
import { Coffee, Headset, NotebookPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../api/services.js';
import { talkMs } from '../model/overview.js';
import css from './call.module.css';
import { useDuty, useDutyController } from './DutyContext.js';

/** What remains of the wrap-up time, and the way to the next call. */
export function WrapUpBar({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation();
  const controller = useDutyController();
  const { agent, call } = useDuty();
  const now = useNow(500);
  if (!call) return null;
  const leftMs = agent?.until ? Date.parse(agent.until) - now : null;
  return (
    <div className={compact ? clsx(css.wrapBar, css.compact) : css.wrapBar}>
      {!compact && (
        <span className="status-badge t-violet">
          <NotebookPen size={22} strokeWidth={1.75} aria-hidden />
        </span>
      )}
      <div className="col grow">
        <h2 className="headline">{t('desk.wrap.title')}</h2>
        <p className="s13 t2">
          {t('desk.wrap.text', { talk: clockText(talkMs(call, now)) })}
          {call.endReason && ` · ${t(`common.endReason.${call.endReason}`)}`}
        </p>
      </div>
      {leftMs !== null && (
        <div className={css.wrapLeft} role="timer" aria-label={t('desk.wrap.left')}>
          <span className="s12 t2">{t('desk.wrap.left')}</span>
          <b>{clockText(leftMs)}</b>
        </div>
      )}
      <Button size="large" icon={<Coffee size={17} aria-hidden />} onClick={() => void controller.setState('away')}>
        {t('desk.away')}
      </Button>
      <Button
        type="primary"
        size="large"
        {...(compact && { 'data-next-step': 'wrap_up' })}
        icon={<Headset size={18} aria-hidden />}
        onClick={() => void controller.setState('available')}
      >
        {t('desk.wrap.ready')}
      </Button>
    </div>
  );
}
