import type { AgentStatus } from '@falink/protocol';
import { Headset } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AGENT_LOOK, type Family } from '../../model/status.js';
import { Icon } from '../../ui/icons.js';
import { COLOUR } from './colours.js';
import { Panel } from './Panel.js';
import css from './wall.module.css';
import { AGENT_ORDER, countAgents } from './wall-model.js';

/** An agent's state never looks coral. */
const SHARE: Readonly<Partial<Record<Family, string>>> = {
  jade: css.sJade,
  gold: css.sGold,
  blue: css.sBlue,
  violet: css.sViolet,
  slate: css.sSlate,
};

/** Agents by state. */
export function AgentsPanel({ agents }: { agents: readonly AgentStatus[] }) {
  const { t } = useTranslation();
  const { total, by } = countAgents(agents);
  const shown = AGENT_ORDER.filter((state) => state !== 'reserved' || by.reserved > 0);
  return (
    <Panel
      className={css.wAgents}
      icon={Headset}
      title={t('wall.agents.title')}
      extra={t('wall.agents.count', { count: total })}
    >
      <div className={css.wSplit} aria-hidden>
        {shown.map(
          (state) =>
            by[state] > 0 && (
              <i key={state} className={SHARE[AGENT_LOOK[state].family]} style={{ flexGrow: by[state] }} />
            ),
        )}
        {total === 0 && <i className={css.sNone} style={{ flexGrow: 1 }} />}
      </div>
      <ul className={css.wAgentList}>
        {shown.map((state) => (
          <li key={state}>
            <span className={COLOUR[AGENT_LOOK[state].family]}>
              <Icon name={AGENT_LOOK[state].icon} size={22} />
            </span>
            {t(`common.agent.${state}`)}
            <b>{by[state]}</b>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
