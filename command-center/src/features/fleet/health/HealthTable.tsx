import type { HealthHistory } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { HEALTH_METRICS, type HealthRow, healthRows, METRIC_NAMES } from '../../../model/health-chart.js';
import css from './health.module.css';
import { healthNumber, stepTime } from './health-format.js';

/** The charts in figures, for the keyboard and for who listens: a row a step, the latest first, a gap in one row. */
export function HealthTable({ history }: { history: HealthHistory }) {
  const { t, i18n } = useTranslation();
  const time = (ms: number): string => stepTime(history, ms, i18n.language);
  const cells = ({ point, fromMs, toMs }: HealthRow) =>
    point ? (
      METRIC_NAMES.map((metric) => {
        const value = HEALTH_METRICS[metric].of(point);
        return <td key={metric}>{value === null ? t('common.none') : healthNumber(metric, value, i18n.language)}</td>;
      })
    ) : (
      <td colSpan={METRIC_NAMES.length} className="t3">
        {t('health.gap', { from: time(fromMs), to: time(toMs ?? fromMs) })}
      </td>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must scroll by keys
    <section className={css.scroll} tabIndex={0} aria-label={t('health.table')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('health.time')}</th>
            {METRIC_NAMES.map((metric) => (
              <th key={metric} scope="col">
                {t(`health.metric.${metric}`)} <small>{t(`health.unit.${HEALTH_METRICS[metric].unit}`)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {healthRows(history).map((row) => (
            <tr key={row.key}>
              <th scope="row">{time(row.fromMs)}</th>
              {cells(row)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
