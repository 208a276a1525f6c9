import { clsx } from 'clsx';
import { Bell, CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAlarmWords } from './AlarmBand.js';
import { Panel } from './Panel.js';
import own from './WidePanels.module.css';
import css from './wall.module.css';
import { type Alarm, isGrave } from './wall-alarm.js';

/** Everything that is wrong, the most important first. */
export function AlarmsPanel({ alarms }: { alarms: readonly Alarm[] }) {
  const { t } = useTranslation();
  const wordsOf = useAlarmWords();
  return (
    <Panel className={own.alarms} icon={Bell} title={t('wall.alarms.title')} extra={alarms.length || ''}>
      {alarms.length === 0 ? (
        <div className={css.wEmpty}>
          <CircleCheck aria-hidden />
          <b>{t('wall.alarms.empty')}</b>
        </div>
      ) : (
        <ul className={css.wRows}>
          {alarms.slice(0, 4).map((alarm) => {
            const { words, clock } = wordsOf(alarm);
            const Glyph = isGrave(alarm) ? OctagonAlert : TriangleAlert;
            return (
              <li key={alarm.kind === 'area_offline' ? alarm.areaId : alarm.kind}>
                <span className={isGrave(alarm) ? css.wCoral : css.wGold}>
                  <Glyph aria-hidden />
                </span>
                <span className={clsx('grow', 'ell')}>
                  {words}
                  {clock}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
