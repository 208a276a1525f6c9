import { clockText } from '@falink/client';
import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import { useNow } from '../api/services.js';
import { AGENT_LOOK } from '../model/status.js';
import { Icon } from '../ui/icons.js';
import css from './call.module.css';
import { useDuty } from './DutyContext.js';

/** My state and how long it has lasted. */
export function AgentPill() {
  const { t } = useTranslation();
  const { agent } = useDuty();
  const now = useNow();
  if (!agent) return null;
  const look = AGENT_LOOK[agent.state];
  return (
    <span
      className={clsx(css.agentPill, `t-${look.family}`)}
      role="img"
      aria-label={t('common.myState', { state: t(`common.agent.${agent.state}`) })}
    >
      <Icon name={look.icon} size={16} />
      <b>{t(`common.agent.${agent.state}`)}</b>
      {agent.state !== 'offline' && <span>{clockText(now - Date.parse(agent.since))}</span>}
    </span>
  );
}
