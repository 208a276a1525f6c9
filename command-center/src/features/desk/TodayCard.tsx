import { clockText, SHANGHAI, shanghaiTimeOfDayMs } from '@falink/client';
import type { StaffCall } from '@falink/protocol';
import { Button } from 'antd';
import { clsx } from 'clsx';
import { NotebookPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { hoursShown, todayOf } from '../../model/today.js';
import { Card } from '../../ui/Card.js';
import css from './desk.module.css';

const HOUR_MS = 3_600_000;

function DayStrip({ bars, now }: { bars: ReturnType<typeof todayOf>['bars']; now: number }) {
  const { t } = useTranslation();
  const nowMs = shanghaiTimeOfDayMs(now);
  const { from, to } = hoursShown(bars, nowMs);
  const at = (ms: number): string => `${((ms / HOUR_MS - from) / (to - from)) * 100}%`;
  const hours = Array.from({ length: to - from - 1 }, (_, i) => from + i + 1).filter(
    (h) => to - from <= 12 || h % 2 === 0,
  );
  return (
    <div className="day" role="img" aria-label={t('desk.today.strip', { count: bars.length })}>
      <div className={css.dayTrack}>
        {bars.map((bar) => (
          <i
            key={bar.id}
            style={{
              left: at(bar.startMs),
              width: `max(3px, ${((bar.endMs - bar.startMs) / HOUR_MS / (to - from)) * 100}%)`,
            }}
          />
        ))}
        <b style={{ left: at(nowMs) }} />
      </div>
      <div className={css.dayHours}>
        {hours.map((h) => (
          <span key={h} style={{ left: at(h * HOUR_MS) }}>
            {h}:00
          </span>
        ))}
      </div>
    </div>
  );
}

export function TodayCard(props: {
  calls: readonly StaffCall[] | undefined;
  /** Opens a call whose record is to be completed. */
  onOpen: (callId: string) => void;
}) {
  const { calls, onOpen } = props;
  const { t, i18n } = useTranslation();
  const now = useNow(10_000);
  const today = calls ? todayOf(calls, now) : null;
  const date = new Intl.DateTimeFormat(i18n.language, {
    ...SHANGHAI,
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(now);
  const first = today?.missingOutcome[0];
  const value = (text: string | null): string => text ?? '–';
  return (
    <Card title={t('desk.today.title')} note={date}>
      <dl className={css.todayFigures}>
        <div className="kpi">
          <dt className="l">{t('desk.today.answered')}</dt>
          <dd className="v">{value(today && String(today.answered))}</dd>
        </div>
        <div className="kpi">
          <dt className="l">{t('desk.today.within')}</dt>
          <dd className="v">{value(today && `${today.answeredWithin} / ${today.answered}`)}</dd>
        </div>
        <div className="kpi">
          <dt className="l">{t('desk.today.average')}</dt>
          <dd className="v">{today?.averageTalkMs == null ? '–' : clockText(today.averageTalkMs)}</dd>
        </div>
        <div className="kpi">
          <dt className="l">{t('desk.today.missing')}</dt>
          {first === undefined ? (
            <dd className="v">{value(today && '0')}</dd>
          ) : (
            <dd className={clsx('v', css.todayMissing)}>
              <span className="c-gold">{today?.missingOutcome.length}</span>
              <Button size="small" icon={<NotebookPen size={14} aria-hidden />} onClick={() => onOpen(first)}>
                {t('desk.today.complete')}
              </Button>
            </dd>
          )}
        </div>
      </dl>
      <DayStrip bars={today?.bars ?? []} now={now} />
    </Card>
  );
}
