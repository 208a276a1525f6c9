import type { Overview } from '@falink/protocol';
import { clsx } from 'clsx';
import { ClipboardList } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Panel } from './Panel.js';
import own from './WidePanels.module.css';
import css from './wall.module.css';

/** What waits for somebody of the centre, in large numbers. */
export function TasksPanel(props: { overview: Pick<Overview, 'applications' | 'callbacksOpen' | 'pairingsPending'> }) {
  const { t } = useTranslation();
  const { applications, callbacksOpen, pairingsPending } = props.overview;
  const { overdue, today, soon, normal } = applications.counts;
  const numbers = [
    ['overdue', overdue, css.wCoral],
    ['today', today, css.wGold],
    ['soon', soon, css.wBlue],
    ['normal', normal, ''],
    ['callbacks', callbacksOpen, ''],
    ['pairings', pairingsPending, ''],
  ] as const;
  return (
    <Panel className={own.tasks} icon={ClipboardList} title={t('wall.tasks.title')}>
      <dl className={own.numbers}>
        {numbers.map(([name, n, tone]) => (
          <div key={name}>
            <dt>{t(`wall.tasks.${name}`)}</dt>
            <dd className={clsx(n > 0 && tone)}>{n}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
