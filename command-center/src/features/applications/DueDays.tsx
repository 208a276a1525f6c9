import { type Due, type DueCalendar, DueSchema, dueOf } from '@falink/protocol';
import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.js';
import { calendarDate } from '../../ui/format.js';
import css from './applications.module.css';

const DOT: Record<Due, string> = { overdue: css.dCoral, today: css.dGold, soon: css.dBlue, normal: css.dSlate };
const DAY: Partial<Record<Due, string>> = { overdue: css.overdue, today: css.today };

/** So many dots fit a day; the number under them is exact. */
const DOTS = 15;

function Dots({ count, due }: { count: number; due: ReturnType<typeof dueOf> }) {
  const shown = Math.min(count, DOTS);
  return (
    <span className={css.dueDots}>
      {Array.from({ length: shown }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: dots are all alike
        <i key={i} className={clsx(css.dot, DOT[due])} />
      ))}
      {count > shown && <small className="t3">+{count - shown}</small>}
    </span>
  );
}

/** One dot an application, by the day its decision is due. */
export function DueDays({ calendar }: { calendar: DueCalendar }) {
  const { t, i18n } = useTranslation();
  return (
    <Card
      title={t('applications.byDay')}
      note={t('applications.byDayNote')}
      extra={
        <span className="row s12 t2" style={{ gap: 14 }}>
          {DueSchema.options.map((due) => (
            <span key={due} className="row" style={{ gap: 5 }}>
              <i className={clsx(css.dot, DOT[due])} />
              {t(`common.deadline.${due}`)}
              <b>{calendar.counts[due]}</b>
            </span>
          ))}
        </span>
      }
    >
      <ol className={css.dueDays}>
        {calendar.earlier > 0 && (
          <li className={clsx(css.dueDay, css.overdue)}>
            <Dots count={calendar.earlier} due="overdue" />
            <span className="s12 row">
              <span className="grow">{t('applications.earlier')}</span>
              <b>{calendar.earlier}</b>
            </span>
          </li>
        )}
        {calendar.days.map((day) => (
          <li key={day.date} className={clsx(css.dueDay, DAY[dueOf(day.daysLeft)])}>
            <Dots count={day.count} due={dueOf(day.daysLeft)} />
            <span className="s12 row">
              <span className="grow">{calendarDate(day.date, i18n.language, false)}</span>
              <b>{day.count}</b>
            </span>
          </li>
        ))}
        {calendar.later > 0 && (
          <li className={css.dueDay}>
            <Dots count={calendar.later} due="normal" />
            <span className="s12 row">
              <span className="grow">{t('applications.later')}</span>
              <b>{calendar.later}</b>
            </span>
          </li>
        )}
      </ol>
    </Card>
  );
}
