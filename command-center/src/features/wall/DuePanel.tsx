import { dueOf, type Overview } from '@falink/protocol';
import { FolderClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DEADLINE_LOOK } from '../../model/status.js';
import { Icon } from '../../ui/icons.js';
import { COLOUR } from './colours.js';
import { Panel } from './Panel.js';
import css from './wall.module.css';

/** Applications that are due first. */
export function DuePanel(props: { applications: Overview['applications']; rows: number }) {
  const { t } = useTranslation();
  const { total, counts, nearest } = props.applications;
  const urgent = counts.overdue + counts.today + counts.soon;
  return (
    <Panel
      className={css.wDue}
      icon={FolderClock}
      title={t('wall.due.title')}
      extra={t('wall.due.count', { urgent, total })}
    >
      {nearest.length === 0 ? (
        <div className={css.wEmpty}>
          <b>{t('wall.due.empty')}</b>
        </div>
      ) : (
        <ul className={css.wRows}>
          {nearest.slice(0, props.rows).map((one) => {
            const look = DEADLINE_LOOK[dueOf(one.daysLeft)];
            return (
              <li key={one.id}>
                <span className={COLOUR[look.family]}>
                  <Icon name={look.icon} size={22} />
                </span>
                <span className="grow ell">{one.number}</span>
                <small className={COLOUR[look.family]}>
                  {one.daysLeft < 0
                    ? t('applications.over', { count: -one.daysLeft })
                    : one.daysLeft === 0
                      ? t('common.deadline.today')
                      : t('applications.left', { count: one.daysLeft })}
                </small>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
