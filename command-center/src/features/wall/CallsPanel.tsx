import { clockText } from '@falink/client';
import type { StaffCall } from '@falink/protocol';
import { PhoneCall } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { talkingOf, talkMs } from '../../model/overview.js';
import { Bars } from '../../ui/Bars.js';
import { callPlace } from '../../ui/call-place.js';
import own from './CallsPanel.module.css';
import { Panel } from './Panel.js';
import css from './wall.module.css';

const CALLS_SHOWN = 6;

/** Calls that last, the longest first. */
export function CallsPanel({ calls, onOpen }: { calls: readonly StaffCall[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const talking = talkingOf(calls);
  const longest = talking[0];
  return (
    <Panel
      className={css.wCalls}
      icon={PhoneCall}
      title={t('wall.calls.title')}
      extra={
        longest
          ? t('wall.calls.count', { count: talking.length, longest: clockText(talkMs(longest, now)) })
          : t('wall.calls.zero')
      }
    >
      {talking.length === 0 ? (
        <div className={css.wEmpty}>
          <PhoneCall aria-hidden />
          <b>{t('wall.calls.empty')}</b>
          <span>{t('wall.calls.emptyText')}</span>
        </div>
      ) : (
        <ol className={own.wCallList}>
          {talking.slice(0, CALLS_SHOWN).map((call, i) => (
            <li key={call.id}>
              <button type="button" className={own.wCall} onClick={() => onOpen(call.id)}>
                <span className={own.wNumber}>{i + 1}</span>
                <span className={own.wCallText}>
                  <span className="ell">{callPlace(t, call).line}</span>
                  <small className="ell">
                    {call.kind === 'intake' ? t('common.callKind.intake') : t(`common.category.${call.category}`)}
                    {call.agent && ` — ${call.agent.displayName}`}
                    {call.unstable && <em className={css.wGold}> · {t('wall.calls.unstable')}</em>}
                  </small>
                </span>
                <Bars level={call.unstable ? 1 : 4} className={call.unstable ? css.wGold : css.wJade} />
                <b>{clockText(talkMs(call, now))}</b>
              </button>
            </li>
          ))}
          {talking.length > CALLS_SHOWN && (
            <li className={own.wMore}>{t('wall.calls.more', { count: talking.length - CALLS_SHOWN })}</li>
          )}
        </ol>
      )}
    </Panel>
  );
}
