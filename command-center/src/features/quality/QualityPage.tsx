import type { QualityWeek } from '@falink/protocol';
import { Skeleton } from 'antd';
import { CircleCheck, Signal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { CallDrawer } from '../../call/CallDrawer.js';
import { deviceName, percent } from '../../call/line-text.js';
import { useQualityWeek } from '../../data/call-quality.js';
import { weekSums } from '../../model/call-quality.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { dayTime } from '../../ui/format.js';
import { Page } from '../../ui/Page.js';
import { Trouble } from '../../ui/Trouble.js';
import css from './quality.module.css';
import { WeekChart } from './WeekChart.js';

/** The lines of all calls in scope: a week by hour, and the calls that suffered longest. */
export function QualityPage() {
  const { t } = useTranslation();
  const { data, error, isLoading, refetch } = useQualityWeek();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Page title={t('quality.title')} note={t('quality.note')} className={css.page}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {isLoading && <Skeleton active title={false} />}
      {data && <Week week={data} onOpen={setOpen} />}
      <CallDrawer callId={open} onClose={() => setOpen(null)} />
    </Page>
  );
}

function Week({ week, onOpen }: { week: QualityWeek; onOpen: (callId: string) => void }) {
  const { t } = useTranslation();
  const { good, fair, poor, lost } = weekSums(week);
  const all = good + fair + poor + lost;
  const minutes = (seconds: number): string => t('quality.sum.minutes', { n: Math.round(seconds / 60) });
  const [goodShare, badShare] = [percent(good / Math.max(1, all)), percent((poor + lost) / Math.max(1, all))];
  const label = t('quality.chart.label', { minutes: Math.round(all / 60), good: goodShare, bad: badShare });
  return (
    <>
      <Card title={t('quality.chart.title')} note={t('quality.chart.minutes')}>
        {all === 0 ? (
          <Empty icon={Signal} title={t('quality.chart.empty')}>
            <span>{t('quality.chart.emptyText')}</span>
          </Empty>
        ) : (
          <>
            <dl className={css.sums}>
              <div>
                <dt>{t('quality.sum.measured')}</dt>
                <dd>{minutes(all)}</dd>
              </div>
              <div>
                <dt>{t('quality.sum.good')}</dt>
                <dd>{goodShare}</dd>
              </div>
              <div>
                <dt>{t('quality.sum.bad')}</dt>
                <dd>{badShare}</dd>
              </div>
            </dl>
            <WeekChart week={week} label={label} />
          </>
        )}
      </Card>
      <Card title={t('quality.worst.title')} bare>
        {week.worst.length === 0 ? (
          <Empty icon={CircleCheck} title={t('quality.worst.empty')}>
            <span>{t('quality.worst.emptyText')}</span>
          </Empty>
        ) : (
          <WorstCalls worst={week.worst} onOpen={onOpen} />
        )}
      </Card>
    </>
  );
}

function WorstCalls({ worst, onOpen }: { worst: QualityWeek['worst']; onOpen: (callId: string) => void }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{t('quality.worst.at')}</th>
          <th>{t('quality.worst.place')}</th>
          <th>{t('quality.worst.who')}</th>
          <th>{t('quality.worst.suffered')}</th>
          <th>{t('quality.worst.share')}</th>
        </tr>
      </thead>
      <tbody>
        {worst.map(({ callId, at, role, siteName, measuredS, sufferedS }) => (
          <tr key={`${callId} ${role}`}>
            <td>
              <button type="button" className="text-button" onClick={() => onOpen(callId)}>
                {dayTime(at, now, i18n.language)}
              </button>
            </td>
            <td>{siteName}</td>
            <td>{deviceName(t, { role, phone: false })}</td>
            <td>{t('quality.worst.seconds', { n: sufferedS })}</td>
            <td>{percent(sufferedS / Math.max(1, measuredS))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
