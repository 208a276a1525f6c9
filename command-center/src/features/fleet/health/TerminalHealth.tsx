import { Button, Segmented, Skeleton } from 'antd';
import { Activity, ChartLine, Table2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerminalHealth } from '../../../data/terminal-health.js';
import { HEALTH_RANGES, type HealthRange, METRIC_NAMES } from '../../../model/health-chart.js';
import { Empty } from '../../../ui/Empty.js';
import { Trouble } from '../../../ui/Trouble.js';
import { HealthChart } from './HealthChart.js';
import { HealthTable } from './HealthTable.js';
import css from './health.module.css';

const RANGES = Object.keys(HEALTH_RANGES) as HealthRange[];

/** How a terminal worked: small charts of the last hour, day or thirty days, or the same as a table. */
export function TerminalHealth({ terminalId }: { terminalId: string }) {
  const { t } = useTranslation();
  const [range, setRange] = useState<HealthRange>('hour');
  const [asTable, setAsTable] = useState(false);
  const { data, error, isLoading, refetch } = useTerminalHealth(terminalId, range);
  const isEmpty = data?.points.every((point) => point === null);
  return (
    <section className="col" style={{ gap: 10 }} aria-busy={isLoading}>
      <div className={css.bar}>
        <h2 className={css.title}>{t('health.title')}</h2>
        <Segmented<HealthRange>
          size="small"
          aria-label={t('health.range')}
          value={range}
          onChange={setRange}
          options={RANGES.map((value) => ({ value, label: t(`health.last.${value}`) }))}
        />
        <Button
          size="small"
          icon={asTable ? <ChartLine size={14} aria-hidden /> : <Table2 size={14} aria-hidden />}
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? 'health.asCharts' : 'health.asTable')}
        </Button>
      </div>
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {isLoading && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {isEmpty && (
        <Empty icon={Activity} title={t('health.empty')}>
          <span className="t3">{t('health.emptyText')}</span>
        </Empty>
      )}
      {data && !isEmpty && asTable && <HealthTable history={data} />}
      {data && !isEmpty && !asTable && (
        <>
          <div className={css.grid}>
            {METRIC_NAMES.map((metric) => (
              <HealthChart key={metric} history={data} metric={metric} />
            ))}
          </div>
          <p className="s12 t3">{t('health.note')}</p>
        </>
      )}
    </section>
  );
}
