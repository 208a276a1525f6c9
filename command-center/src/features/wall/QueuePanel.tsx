import { clockText } from '@falink/client';
import type { StaffCall } from '@falink/protocol';
import { CircleCheck, Hourglass, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { queueOf, waitedMs } from '../../model/overview.js';
import { callPlace } from '../../ui/call-place.js';
import { Panel } from './Panel.js';
import css from './wall.module.css';

/** From here a wait is near the limit; at the limit itself it is over. */
const NEAR_SHARE = 0.6;

/** Who waits, and how long the first has waited against the standard. */
export function QueuePanel({ calls, thresholdMs }: { calls: readonly StaffCall[]; thresholdMs: number }) {
  const { t } = useTranslation();
  const now = useNow();
  const queue = queueOf(calls);
  const longest = queue[0];
  const tone = (ms: number): string => (ms > thresholdMs ? css.wCoral : ms > thresholdMs * NEAR_SHARE ? css.wGold : '');
  const longestMs = longest ? waitedMs(longest, now) : 0;
  return (
    <Panel
      className={css.wQueue}
      icon={Hourglass}
      title={t('wall.queue.title')}
      extra={t('wall.queue.count', { count: queue.length })}
    >
      {longest ? (
        <div className={css.wAlarm}>
          <b className={tone(longestMs)}>{clockText(longestMs)}</b>
          <span>
            <strong className={tone(longestMs)}>
              {longestMs > thresholdMs ? <TriangleAlert aria-hidden /> : <CircleCheck aria-hidden />}
              {t('wall.queue.longest')}
            </strong>
            <small>{t('wall.queue.standard', { count: thresholdMs / 1000 })}</small>
          </span>
        </div>
      ) : (
        <div className={css.wEmpty}>
          <CircleCheck aria-hidden />
          <b>{t('wall.queue.nobody')}</b>
          <span>{t('wall.queue.standard', { count: thresholdMs / 1000 })}</span>
        </div>
      )}
      <ul className={css.wRows}>
        {queue.slice(0, 3).map((call) => {
          const ms = waitedMs(call, now);
          return (
            <li key={call.id}>
              <b className={tone(ms)}>{clockText(ms)}</b>
              <span>{t(`common.category.${call.category}`)}</span>
              <small className="ell">{callPlace(t, call).line}</small>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
