import { clockText } from '@falink/client';
import type { AgentState } from '@falink/protocol';
import { Skeleton } from 'antd';
import { clsx } from 'clsx';
import { Headset } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { useDuty } from '../../call/DutyContext.js';
import { useDeskDuty } from '../../data/desk-duty.js';
import { AGENT_LOOK } from '../../model/status.js';
import { ANSWER_TARGET_MS } from '../../model/today.js';
import { Avatar } from '../../ui/Avatar.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { Icon } from '../../ui/icons.js';
import { Trouble } from '../../ui/Trouble.js';
import css from './duty-card.module.css';

function isOnDuty(state: AgentState): boolean {
  return state !== 'offline' && state !== 'away';
}

/** Who waits, and who else is on duty. */
export function DutyCard() {
  const { t } = useTranslation();
  const now = useNow();
  const { agent } = useDuty();
  const { data, error, refetch, dataUpdatedAt } = useDeskDuty();
  if (!data)
    return (
      <Card title={t('desk.duty.title')}>
        {error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton active title={false} />}
      </Card>
    );
  const { waiting, longestWaitMs, colleagues } = data;
  // The answer's own age is added, so that the wait goes on between two answers.
  const longest = longestWaitMs === null ? null : longestWaitMs + Math.max(0, Date.now() - dataUpdatedAt);
  const free = colleagues.filter(({ state }) => state === 'available').length;
  return (
    <Card title={t('desk.duty.title')} className={css.duty}>
      <dl className={css.figures}>
        <div className="kpi">
          <dt className="l">{t('desk.duty.waiting')}</dt>
          <dd className="v">{waiting}</dd>
        </div>
        <div className="kpi">
          <dt className="l">{t('desk.duty.longest')}</dt>
          <dd className={clsx('v', longest !== null && longest > ANSWER_TARGET_MS && 'c-coral')}>
            {longest === null ? '–' : clockText(longest)}
          </dd>
        </div>
        <div className="kpi">
          <dt className="l">{t('desk.duty.free')}</dt>
          <dd className="v">{colleagues.length === 0 ? '0' : `${free} / ${colleagues.length}`}</dd>
        </div>
      </dl>
      {colleagues.length === 0 ? (
        <Empty icon={Headset} title={t('desk.duty.alone')}>
          <span>{t(agent !== null && isOnDuty(agent.state) ? 'desk.duty.aloneText' : 'desk.duty.nobodyText')}</span>
        </Empty>
      ) : (
        <ul className={css.list} aria-label={t('desk.duty.colleagues')}>
          {colleagues.map(({ staffId, displayName, state, since }) => (
            <li key={staffId}>
              <Avatar name={displayName} size={26} />
              <span className="grow ell">{displayName}</span>
              <span className={`tag t-${AGENT_LOOK[state].family}`}>
                <Icon name={AGENT_LOOK[state].icon} size={13} />
                {t(`common.agent.${state}`)}
              </span>
              <span className={clsx(css.since, 's12 t3')}>{clockText(now - Date.parse(since))}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
