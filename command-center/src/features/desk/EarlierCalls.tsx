import type { Offer } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { callTopic } from '../../ui/call-topic.js';
import { dayTime } from '../../ui/format.js';
import css from './desk.module.css';

type Earlier = Offer['history'][number];

/** Earlier calls of a terminal in words: what about, what came of it, how long, with whom. */
export function EarlierCalls({ calls }: { calls: readonly Earlier[] }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const ending = ({ talkMs, outcome, endReason }: Earlier): string => {
    if (outcome) return t(`common.outcome.${outcome}`);
    if (talkMs !== null) return t('desk.earlier.noOutcome');
    return endReason ? t(`common.endReason.${endReason}`) : t('desk.earlier.nobody');
  };
  const length = (talkMs: number): string =>
    talkMs < 60_000 ? t('desk.earlier.short') : t('desk.earlier.minutes', { count: Math.round(talkMs / 60_000) });
  return (
    <ul className={css.past}>
      {calls.map((one) => (
        <li key={one.at}>
          <span className="t2 nowrap">{dayTime(one.at, now, i18n.language)}</span>
          <span className="grow">
            <b>{callTopic(t, one)}</b>
            <span className={css.pastDetail}>
              {[
                ending(one),
                one.talkMs !== null && length(one.talkMs),
                one.agentName !== null && t('desk.earlier.by', { name: one.agentName }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
